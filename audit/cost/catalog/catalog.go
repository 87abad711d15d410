// Package catalog holds what replacement is priced by, and prices single items.
//
// [Load] reads the built-in data: published prices (pack/catalog.csv), the kinds
// of equipment that they price (kinds.csv), words by which licenses and mounting
// parts are told (words.csv), the works of a visit to a site (works.csv),
// reference classes, their members and what a whole site of them is
// (classes.csv, members.csv, sites.csv), and every other number of the method
// with its source (parameters.csv). Lines of basis unverified are shown and
// never priced with. [Catalog.With] lays a price book over it.
//
// [Catalog.Price] turns an item into a [Line], and a [Pricer] does so with a
// memory. A loaded catalog is read only and may be shared.
//
// Read catalog.go, entry.go, kind.go and class.go for the data, book.go for price
// books, price.go for items.
package catalog

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Currency is the currency of every amount of this package.
const Currency = "USD"

// Date is the day on which the built-in figures were last looked at.
const Date = "2026-11-21"

// Catalog holds what prices are made of. It is read only and may be shared.
type Catalog struct {
	entries    []Entry
	byID       map[string]*Entry
	kinds      []Kind // in the order in which they are tried
	families   map[string]family
	SiteWorks  []SiteWork
	classes    []*Class
	Components []*Component
	Param      *Parameters
	params     []Parameter
	Quotations []*Quotation       // in order of the price book
	Replaced   []Replaced         // quotations that those of a later book go before
	rates      map[string]float64 // of other currencies, by code
	book       bookIndex
	words      map[string]string // what a row's first or last word says it is: license or mounting
}

// Load reads the built-in catalog. An error is a fault of the program.
func Load() (*Catalog, error) {
	c := &Catalog{}
	var err error
	if c.params, c.Param, err = readParameters(); err != nil {
		return nil, err
	}
	if c.entries, c.byID, err = readEntries(); err != nil {
		return nil, err
	}
	for _, read := range []func() error{c.readFamilies, c.readKinds, c.readWorks, c.readClasses, c.readWords} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Entries returns the lines of the catalog in order of id.
func (c *Catalog) Entries() []Entry { return c.entries }

// Kinds returns the kinds of equipment in the order in which they are tried.
func (c *Catalog) Kinds() []Kind { return c.kinds }

// Kind returns the kind with the id, nil when there is none.
func (c *Catalog) Kind(id string) *Kind {
	for i := range c.kinds {
		if c.kinds[i].ID == id {
			return &c.kinds[i]
		}
	}
	return nil
}

// Parameters returns the numbers of the method.
func (c *Catalog) Parameters() []Parameter { return c.params }

// Pack names the built-in data for the run that rests on it.
type Pack struct{ ID, Title, Date, SHA256 string }

// Pack returns the name, date and SHA-256 of the built-in data: of its files
// one after the other, in order of their names.
func (c *Catalog) Pack() (Pack, error) {
	files, err := pack.ReadDir("pack")
	if err != nil {
		return Pack{}, &gear.Fault{Kind: gear.Internal, What: "the built-in catalog is missing", Err: err}
	}
	sum := sha256.New()
	for _, f := range files {
		src, err := pack.ReadFile("pack/" + f.Name())
		if err != nil {
			return Pack{}, &gear.Fault{Kind: gear.Internal, What: "the built-in catalog is missing", Err: err}
		}
		sum.Write(src)
	}
	return Pack{ID: "catalog", Title: "replacement costs", Date: Date, SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}

func usage(at gear.Place, what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Place: at, Hint: hint}
}
