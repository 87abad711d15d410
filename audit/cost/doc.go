// Package cost estimates what replacing equipment costs, and how sure that is.
//
// The total is a sum of parts, each of which grows with every price and every
// quantity: quotations, published prices at the price level of a reference
// class, works, and the overhead that the class spends on a site beside what can
// be counted. Three figures are kept apart, each as a range:
//
//   - equipment: published unit prices times quantities, and nothing else;
//   - all in: the sum of all parts;
//   - program: the all-in figure as a reimbursement program would approve and
//     prorate it.
//
// # How a figure comes about
//
// [Load] reads the built-in data: published prices (pack/catalog.csv), the kinds
// of equipment that they price (kinds.csv), words by which licenses and mounting
// parts are told (words.csv), the works of a visit to a site (works.csv),
// reference classes, their members and what a whole site of them is
// (classes.csv, members.csv, sites.csv), and every other number of the method
// with its source (parameters.csv). Lines of basis unverified are shown and
// never priced with. [Catalog.With] lays a price book over it.
//
// [Catalog.Price] turns an item into a [Line]. Each worker of an audit adds its
// lines to a [Tally] of its own; tallies are sums of integers, so that neither
// the order of the rows nor the number of workers changes anything.
// [Catalog.Estimate] then draws prices ten thousand times. All pieces of a kind
// share its error, because errors that are independent cancel in a sum and would
// make a large network look certain.
//
// What has no price is in no figure but the worst case ([Estimate.WorstCase]),
// where it costs what the dearest of its class does, and which has no sum where
// the class is not known. Money is held in cents. Figures are rounded to whole
// units of the currency; that is far inside their range, and makes the same
// bytes on every machine.
//
// Read catalog.go, kind.go and class.go for the data, then tally.go, site.go,
// model.go, draws.go and estimate.go.
package cost
