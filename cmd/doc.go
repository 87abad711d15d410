// Package cmd is the command line: one file per command, each with its flags,
// an options struct and one call into the packages that do the work.
//
// It uses spf13/cobra for parsing, help and shell completion, because carriers'
// consultants expect a command line that behaves like the others they use.
//
// Everything a command may touch of the outside world comes in through [Env]:
// streams, environment, today's date and the terminal. Nothing here is global,
// so that a test runs a command as a user would and sees exactly what comes out.
//
// Commands that belong together share a package: auditcmd (audit, init, config,
// report, diff, verify, evidence), rowcmd (columns, identify, explain, review), plancmd
// (plan, allocate), rulescmd, vendorscmd and catalogcmd. internal/flags holds the
// groups of flags that several commands take, internal/term what they print with.
//
// Results go to standard output and everything else to standard error. Errors
// are written as three lines at most: what and where, the cause, and a hint.
// The exit code is the same in every format: 0 nothing to report, 1 findings or
// over budget, 2 wrong usage, 3 the audit is not complete, 4 an internal error.
package cmd
