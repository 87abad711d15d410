// Package budget holds money against what replacement costs.
//
// It answers three questions. Does the money reach, and how sure is that
// ([Hold])? How would an appropriation be shared among many carriers by the
// tiers of the statute ([Allocate])? And in which order should the sites be
// done, period by period, so that the money clears the most duties ([Solve])?
//
// Money is in cents and every sum of it is exact. Sharing is done in exact
// fractions and rounded down to whole cents; the cents left over go, one each,
// to the largest remainders, so that what is shared out is what there was.
package budget
