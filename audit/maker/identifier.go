package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// Identifier knows the vendors. It is built once, never changes, and may be
// used by many goroutines; each of them works with a Session of its own.
type Identifier struct {
	pack      *rules.VendorPack
	names     *nameIndex
	families  *families
	codes     *codes
	prefixes  *prefixes
	phrases   []descrPhrase
	items     map[string]*rules.ItemCode  // by vendor/code
	verdicts  *verdicts                   // nil: nobody has decided anything
	relations map[string]*rules.NameGroup // dated ones, by vendor/affiliate
}

// descrPhrase is a phrase of devices, in lower case.
type descrPhrase struct {
	key      string
	entry    *entry
	strength Strength
}

// New builds an identifier from the vendor pack.
func New(pack *rules.VendorPack) (*Identifier, error) {
	d := &Identifier{pack: pack, names: newNameIndex(pack), families: newFamilies(pack), codes: newCodes(pack), prefixes: newPrefixes(pack), relations: relations(pack)}
	d.items = map[string]*rules.ItemCode{}
	for _, v := range pack.Vendors {
		for i := range v.Items {
			d.items[v.ID+"/"+v.Items[i].Code] = &v.Items[i]
		}
		for _, p := range v.SysDescr {
			d.phrases = append(d.phrases, descrPhrase{key: strings.ToLower(p.Text), strength: strengthOf(p.Strength),
				entry: &entry{vendor: v.ID, text: p.Text, source: v.Proof(p.Source).Title, note: p.Note, sure: true}})
		}
	}
	return d, nil
}

// relations collects the affiliates whose relation has dates or doubts.
func relations(pack *rules.VendorPack) map[string]*rules.NameGroup {
	out := map[string]*rules.NameGroup{}
	for _, v := range pack.Vendors {
		for i := range v.Names {
			if g := dated(&v.Names[i]); g != nil && g.Sub != "" && out[v.ID+"/"+g.Sub] == nil {
				out[v.ID+"/"+g.Sub] = g
			}
		}
	}
	return out
}
