package maker

import (
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/audit/maker/scan"
	"github.com/gearaudit/gearaudit/rules"
)

// Names finds the names of vendors in raw bytes.
type Names = scan.Names

// VendorSet is a set of the vendors of a pack.
type VendorSet = scan.VendorSet

// Identifier knows the vendors. It is built once, never changes, and may be
// used by many goroutines; each of them works with a Session of its own.
type Identifier struct {
	pack      *rules.VendorPack
	names     *names.Index
	families  *codes.Families
	codes     *codes.Numbers
	prefixes  *codes.Prefixes
	phrases   []descrPhrase
	items     map[string]*rules.ItemCode  // by vendor/code
	verdicts  *verdicts                   // nil: nobody has decided anything
	relations map[string]*rules.NameGroup // dated ones, by vendor/affiliate
	scanner   func() (*scan.Names, error) // made when it is asked for
}

// descrPhrase is a phrase of devices, in lower case.
type descrPhrase struct {
	key      string
	entry    *evidence.Entry
	strength evidence.Strength
}

// New builds an identifier from the vendor pack.
func New(pack *rules.VendorPack) (*Identifier, error) {
	d := &Identifier{pack: pack, names: names.New(pack), families: codes.NewFamilies(pack), codes: codes.NewNumbers(pack), prefixes: codes.NewPrefixes(pack), relations: relations(pack)}
	d.scanner = sync.OnceValues(func() (*scan.Names, error) { return scan.New(pack, d.names, d.families) })
	d.items = map[string]*rules.ItemCode{}
	for _, v := range pack.Vendors {
		for i := range v.Items {
			d.items[v.ID+"/"+v.Items[i].Code] = &v.Items[i]
		}
		for _, p := range v.SysDescr {
			d.phrases = append(d.phrases, descrPhrase{key: strings.ToLower(p.Text), strength: evidence.StrengthOf(p.Strength),
				entry: &evidence.Entry{Vendor: v.ID, Text: p.Text, Source: v.Proof(p.Source).Title, Note: p.Note, Sure: true}})
		}
	}
	return d, nil
}

// relations collects the affiliates whose relation has dates or doubts.
func relations(pack *rules.VendorPack) map[string]*rules.NameGroup {
	out := map[string]*rules.NameGroup{}
	for _, v := range pack.Vendors {
		for i := range v.Names {
			if g := names.Dated(&v.Names[i]); g != nil && g.Sub != "" && out[v.ID+"/"+g.Sub] == nil {
				out[v.ID+"/"+g.Sub] = g
			}
		}
	}
	return out
}

// Names returns the scanner for the names of the identifier's pack.
func (d *Identifier) Names() (*scan.Names, error) { return d.scanner() }
