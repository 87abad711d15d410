// Package budget holds money against what replacement costs.
//
// It answers two questions. Does the money reach, and how sure is that
// ([Hold])? And how would an appropriation be shared among many carriers by the
// tiers of the statute ([Allocate])? In which order sites should be done, period
// by period, is answered by its package planner.
//
// Money is in cents and every sum of it is exact. Sharing is done in exact
// fractions and rounded down to whole cents; the cents left over go, one each,
// to the largest remainders, so that what is shared out is what there was.
package budget
