//! Programs print what they printed under Node, and end clearly however they are meant.

mod limits;
mod output;
mod programs;
