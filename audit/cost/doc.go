// Package cost estimates what replacing equipment costs, and how sure that is.
//
// The total is a sum of parts, each of which grows with every price and every
// quantity: quotations, published prices at the price level of a reference
// class, works, and the overhead that the class spends on a site beside what can
// be counted. Figures are kept apart,
// each as a range:
//
//   - equipment: published unit prices times quantities, and nothing else;
//   - all in: the sum of all parts;
//   - bases: the all-in figure as asked for, approved, paid by a program and spent.
//
// # How a figure comes about
//
// Package catalog holds the data and prices single items; a price book is laid
// over it there. Each worker of an audit adds the priced lines to a [Tally] of its
// own; tallies are sums of integers, so that neither the order of the rows nor
// the number of workers changes anything. How much of a piece the baseline counts
// is decided when it is added. [Tally.Estimate] then makes parts of what was added,
// each with a middle and a spread of its own, and sums up their quantiles: parts are
// taken to be off together, because how they hang together is not known, and errors
// that cancel would make a large network look certain.
//
// What has no price is in no figure but the worst case ([Estimate.WorstCase]),
// where it costs what the dearest of its class does, and which has no sum where
// the class is not known. Money is held in cents. Figures are rounded to whole
// units of the currency; that is far inside their range, and makes the same
// bytes on every machine.
//
// Read options.go, tally.go, site.go, model.go, figures.go and estimate.go, then
// steps.go and method.go, which tell it.
package cost
