package vendorscmd

import (
	"github.com/gearaudit/gearaudit/cmd/rulescmd"
	"github.com/gearaudit/gearaudit/rules"
)

// The vendors as programs read them.
type (
	listedVendors struct {
		Pack    rulescmd.ListedPack `json:"pack"`
		Vendors []listedVendor      `json:"vendors"`
	}
	listedVendor struct {
		ID         string   `json:"id"`
		Name       string   `json:"name"`
		Native     []string `json:"native"`
		About      string   `json:"about"`
		Names      int      `json:"names"`
		Prefixes   int      `json:"prefixes"`
		Families   int      `json:"families"`
		Rebrands   int      `json:"rebrands"`
		Neighbours int      `json:"neighbours"`
	}
	vendorPage struct {
		ID          string             `json:"id"`
		Name        string             `json:"name"`
		Native      []string           `json:"native"`
		About       string             `json:"about"`
		Names       []vendorNames      `json:"names"`
		Prefixes    []vendorPrefix     `json:"prefixes"`
		Grantees    []vendorFact       `json:"grantees"`
		Enterprises []vendorFact       `json:"enterprises"`
		Families    []vendorFact       `json:"families"`
		Phrases     []vendorFact       `json:"phrases"`
		Rebrands    []vendorFact       `json:"rebrands"`
		Neighbours  []vendorNeighbours `json:"neighbours"`
	}
	vendorNames struct {
		Kind      string   `json:"kind"`
		Sub       string   `json:"sub,omitempty"`
		From      string   `json:"from,omitempty"`
		To        string   `json:"to,omitempty"`
		Component bool     `json:"component,omitempty"`
		Texts     []string `json:"texts"`
		Note      string   `json:"note,omitempty"`
		vendorSource
	}
	vendorPrefix struct {
		Prefix   string `json:"prefix"`
		Sub      string `json:"sub,omitempty"`
		Relation string `json:"relation"`
	}
	// vendorFact is a code, a family of models, a phrase or a brand.
	vendorFact struct {
		Text     string   `json:"text"`
		Starts   []string `json:"starts,omitempty"`
		Strength string   `json:"strength,omitempty"`
		Sub      string   `json:"sub,omitempty"`
		Measured string   `json:"measured,omitempty"`
		Note     string   `json:"note,omitempty"`
		vendorSource
	}
	vendorSource struct {
		Source   string `json:"source"`
		Evidence string `json:"evidence"` // official, secondary or unverified
		Checked  string `json:"checked"`
	}
	vendorNeighbours struct {
		Text  string `json:"text"`
		Level string `json:"level"` // the most that the name alone may be
		Note  string `json:"note,omitempty"`
	}
)

func vendorsSheet(pack *rules.VendorPack, list []*rules.Vendor) listedVendors {
	out := listedVendors{Pack: rulescmd.ListedPack{ID: pack.ID, Title: "designated vendors", Date: pack.Date, SHA256: pack.SHA256}, Vendors: []listedVendor{}}
	for _, v := range list {
		out.Vendors = append(out.Vendors, listedVendor{
			ID: v.ID, Name: v.Name, Native: append([]string{}, v.Native...), About: v.About, Names: v.Spellings(), Prefixes: len(pack.Prefixes(v.ID)),
			Families: len(v.Models), Rebrands: len(v.Rebrands), Neighbours: len(v.Neighbours),
		})
	}
	return out
}

func vendorPages(pack *rules.VendorPack, list []*rules.Vendor) []vendorPage {
	var pages []vendorPage
	for _, v := range list {
		p := vendorPage{ID: v.ID, Name: v.Name, Native: append([]string{}, v.Native...), About: v.About, Names: []vendorNames{}, Prefixes: []vendorPrefix{}, Neighbours: []vendorNeighbours{}}
		for i := range v.Names {
			g := &v.Names[i]
			p.Names = append(p.Names, vendorNames{Kind: g.Kind, Sub: g.Sub, From: g.From.String(), To: g.To.String(), Component: g.Component, Texts: g.Texts, Note: g.Note, vendorSource: sourceOf(v, g.Source)})
		}
		for _, o := range pack.Prefixes(v.ID) {
			p.Prefixes = append(p.Prefixes, vendorPrefix{Prefix: o.Prefix, Sub: o.Sub, Relation: o.Relation})
		}
		for _, n := range v.Neighbours {
			p.Neighbours = append(p.Neighbours, vendorNeighbours{Text: n.Text, Level: n.Level, Note: n.Note})
		}
		p.facts(v)
		pages = append(pages, p)
	}
	return pages
}

func sourceOf(v *rules.Vendor, key string) vendorSource {
	s := v.Proof(key)
	return vendorSource{Source: s.Title, Evidence: s.Evidence, Checked: s.Checked.String()}
}

// facts fills in what has one text and one source each.
func (p *vendorPage) facts(v *rules.Vendor) {
	p.Grantees, p.Enterprises, p.Families, p.Phrases, p.Rebrands = []vendorFact{}, []vendorFact{}, []vendorFact{}, []vendorFact{}, []vendorFact{}
	for _, g := range v.Grantees {
		p.Grantees = append(p.Grantees, vendorFact{Text: g.Code, Sub: g.Sub, Note: g.Note, vendorSource: sourceOf(v, g.Source)})
	}
	for _, e := range v.Enterprises {
		p.Enterprises = append(p.Enterprises, vendorFact{Text: "1.3.6.1.4.1." + e.Arc, Strength: e.Strength, Sub: e.Sub, Note: e.Note, vendorSource: sourceOf(v, e.Source)})
	}
	for _, m := range v.Models {
		p.Families = append(p.Families, vendorFact{Text: m.Family, Starts: m.Starts, Strength: m.Strength, Sub: m.Sub, Measured: m.Measured, Note: m.Note, vendorSource: sourceOf(v, m.Source)})
	}
	for _, d := range v.SysDescr {
		p.Phrases = append(p.Phrases, vendorFact{Text: d.Text, Strength: d.Strength, Note: d.Note, vendorSource: sourceOf(v, d.Source)})
	}
	for _, r := range v.Rebrands {
		p.Rebrands = append(p.Rebrands, vendorFact{Text: r.Brand, Starts: r.Models, Note: r.Caveat, vendorSource: sourceOf(v, r.Source)})
	}
}
