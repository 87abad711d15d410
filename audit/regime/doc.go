// Package regime holds rules against the items of an inventory, for one
// operator and one day.
//
// [Compile] makes a set of rules ready: days are resolved, what the operator's
// profile says is worked out once, and rules that are not in force or do not
// bind are set aside. [Judge.Judge] then answers for one item and its maker
// (a [Subject]) with a list of [Finding], one per rule that has something to
// say.
//
// Every condition is yes, no or unknown. A blank cell is unknown. The clauses
// of a rule are walked in order, and where a condition is unknown both ways
// are followed: if all of them lead to the same outcome, that is the answer,
// and no one is asked for the blank. Else the outcome is [Review], with the
// fields that would settle it and the questions that no field answers. So a
// blank is asked for exactly when it decides, and unknown is never clean.
//
// A maker that is not [Confirmed] makes the question "is it this vendor's"
// unknown, so that it can never lead to a breach. Without a profile no duty is
// judged at all.
//
// Caps are about the whole inventory. They need a first pass: a [Tally] per
// goroutine counts, [Judge.Shares] works out between which bounds the true
// share must lie, and after [Judge.Settle] the second pass puts the findings
// on the items of the numerator.
package regime
