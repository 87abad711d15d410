package rules

import (
	"path"
	"slices"
	"strings"
)

// The words that the closed fields of a vendor file allow.
var (
	nameKinds  = []string{"root", "subsidiary", "brand", "affiliate", "parent", "former", "unclear", "abbreviation", "typo"}
	nameRules  = []string{"", "whole", "alone", "word"}
	evidences  = []string{"official", "secondary", "unverified"}
	strengths  = []string{"strong", "medium", "weak", "hint", "review", "none"}
	afterwards = []string{"", "none", "possible"}
)

// checkVendor holds the closed words and the dates of a vendor file against
// what they may be. Regular expressions are compiled when they are first used;
// a test compiles all of them.
func checkVendor(file string, v *Vendor) error {
	c := vendorCheck{file: file, vendor: v}
	c.need(v.ID == strings.TrimSuffix(path.Base(file), ".yaml"), "id", v.ID)
	c.need(v.Name != "", "name", v.ID)
	c.word("reach", v.Reach, []string{"", ReachContract})
	for i := range v.Names {
		c.names(&v.Names[i])
	}
	for _, g := range v.Grantees {
		c.need(len(g.Code) == 3 || len(g.Code) == 5, "grantee code", g.Code)
		c.source(g.Source, g.Code)
	}
	for _, e := range v.Enterprises {
		c.word("strength", e.Strength, strengths)
		c.source(e.Source, e.Arc)
	}
	for _, m := range v.Models {
		c.need(len(m.Starts) > 0, "starts of family", m.Family)
		c.word("strength", m.Strength, strengths)
		c.word("in", m.In, []string{"", "model", "part", "descr", "serial"})
		c.source(m.Source, m.Family)
		c.need(m.Strength != "strong" || !v.Proof(m.Source).Unverified(), "strength without a source of family", m.Family)
	}
	for _, d := range v.SysDescr {
		c.word("strength", d.Strength, strengths)
		c.source(d.Source, d.Text)
	}
	for _, i := range v.Items {
		c.need(len(i.Code) == 8 && i.Is != "", "item code", i.Code)
		c.source(i.Source, i.Code)
	}
	for _, o := range v.Outside {
		c.need(len(o.Starts) > 0 && o.Note != "", "products outside", o.Note)
		c.source(o.Source, o.Note)
	}
	for _, r := range v.Rebrands {
		c.source(r.Source, r.Brand)
	}
	for _, n := range v.Neighbours {
		c.word("level", n.Level, []string{"none", "possible"})
	}
	return c.err
}

// vendorCheck keeps the first mistake.
type vendorCheck struct {
	file   string
	vendor *Vendor
	err    error
}

func (c *vendorCheck) need(ok bool, what, value string) {
	if !ok && c.err == nil {
		c.err = packFault(c.file, "wrong "+what+": "+value, nil)
	}
}

func (c *vendorCheck) word(what, value string, allowed []string) {
	c.need(slices.Contains(allowed, value), what, value)
}

func (c *vendorCheck) source(key, of string) {
	p, ok := c.vendor.Sources[key]
	c.need(ok, "source of "+of, key)
	c.need(p.Title != "" && p.Checked != 0, "title or date of source", key)
	c.word("evidence of source "+key, p.Evidence, evidences)
}

func (c *vendorCheck) names(g *NameGroup) {
	c.need(len(g.Texts) > 0, "texts of kind", g.Kind)
	c.word("kind", g.Kind, nameKinds)
	c.word("rule", g.Rule, nameRules)
	c.word("after", g.After, afterwards)
	c.word("slips", g.Slips, []string{"", "none", "one", "two"})
	c.source(g.Source, g.Kind)
	c.need(g.From == 0 || g.To == 0 || g.From <= g.To, "order of from and to", g.From.String())
}
