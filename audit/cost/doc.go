// Package cost says what replacing equipment costs, and how sure that is.
//
// A sum of unit prices is a poor answer. The eight rural operators whose
// requests and site counts are both public asked for five to twenty-five times
// what the published prices of their radios, basebands and links add up to. So
// the package gives three figures and never one, each as a range:
//
//   - equipment: published unit prices times quantities, and nothing else;
//   - all in: the equipment and the works on it, raised to what such lists miss,
//     and blended with what those eight operators asked for per site. The two
//     views are weighed by the inverse of their variance;
//   - programme: the all-in figure as a reimbursement programme would approve
//     and prorate it.
//
// # How a figure comes about
//
// [Load] reads the catalogue that is built in: published prices (pack/catalog.csv),
// the kinds of equipment that they stand for (kinds.csv), works that a visit to
// a site needs (works.csv), the operators of the back-test (backtest.csv) and
// every other number of the method with its source (parameters.csv). Lines of
// basis unverified are shown and never priced with. [Catalog.With] lays a price
// book of the user's own quotations over it.
//
// [Catalog.Price] turns an item into a [Line]. Each worker of an audit adds its
// lines to a [Tally] of its own; tallies are sums of integers, so that neither
// the order of the rows nor the number of workers changes anything.
// [Catalog.Estimate] then draws prices ten thousand times from a model in which
// all prices share a part of their error, because errors that are independent
// cancel in a sum and would make a large network look certain.
//
// What has no price is counted as unpriced, and is in no sum. Money is held in
// cents. Figures are rounded to whole units of the currency; that is far inside
// their range, and makes the same bytes on every machine.
package cost
