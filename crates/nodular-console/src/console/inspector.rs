use std::io::Write;

use super::Console;

/// What only an inspector answers. Nodular has none, and without one these do nothing in Node either.
impl<O: Write, E: Write> Console<O, E> {
    /// Does nothing: there is no profiler to be begun.
    ///
    /// Node: [`console.profile([label])`](https://nodejs.org/api/console.html#consoleprofilelabel)
    pub fn profile(&mut self, _label: &str) {}

    /// Does nothing: there is no profiler to be ended.
    ///
    /// Node: [`console.profileEnd([label])`](https://nodejs.org/api/console.html#consoleprofileendlabel)
    #[doc(alias = "profileEnd")]
    pub fn profile_end(&mut self, _label: &str) {}

    /// Does nothing: there is no timeline to mark.
    ///
    /// Node: [`console.timeStamp([label])`](https://nodejs.org/api/console.html#consoletimestamplabel)
    #[doc(alias = "timeStamp")]
    pub fn time_stamp(&mut self, _label: &str) {}
}
