//! Node's `os.constants.signals`: the numbers of the signals.
//!
//! Windows has no signals; its names are those that Node and libuv emulate.

super::constants! {
    // Linux, macOS, Windows
    SIGHUP      1   1     1;
    SIGINT      2   2     2;
    SIGQUIT     3   3     3;
    SIGILL      4   4     4;
    SIGTRAP     5   5     _;
    SIGABRT     6   6    22;
    SIGIOT      6   6     _;
    SIGBUS      7  10     _;
    SIGFPE      8   8     8;
    SIGKILL     9   9     9;
    SIGUSR1    10  30     _;
    SIGSEGV    11  11    11;
    SIGUSR2    12  31     _;
    SIGPIPE    13  13     _;
    SIGALRM    14  14     _;
    SIGTERM    15  15    15;
    SIGCHLD    17  20     _;
    SIGSTKFLT  16   _     _;
    SIGCONT    18  19     _;
    SIGSTOP    19  17     _;
    SIGTSTP    20  18     _;
    SIGBREAK    _   _    21;
    SIGTTIN    21  21     _;
    SIGTTOU    22  22     _;
    SIGURG     23  16     _;
    SIGXCPU    24  24     _;
    SIGXFSZ    25  25     _;
    SIGVTALRM  26  26     _;
    SIGPROF    27  27     _;
    SIGWINCH   28  28    28;
    SIGIO      29  23     _;
    SIGPOLL    29   _     _;
    SIGPWR     30   _     _;
    SIGINFO     _  29     _;
    SIGSYS     31  12     _;
}
