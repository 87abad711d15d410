// Package scorecard scores a supplier by the criteria of the Prague Proposals.
//
// [LoadScoring] reads the criteria, [ParseScorecard] what somebody answered about a
// supplier, and [Scoring.Score] weighs the answers; what is not answered is a range,
// never a zero.
package scorecard
