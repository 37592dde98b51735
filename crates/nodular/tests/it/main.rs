//! The tests of the workspace as a whole: its guide, its examples, its links, and the REST server in a browser.

mod browser;
mod chapters;
mod examples;
mod links;
mod rest_server;
mod workspace;
