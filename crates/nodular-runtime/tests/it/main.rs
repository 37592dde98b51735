//! Programs that print what they printed under Node.

mod programs;
