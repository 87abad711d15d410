package cmd

import (
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// vendor prints the whole page of a vendor.
func (p *prose) vendor(pack *rules.VendorPack, v *rules.Vendor) {
	p.line(0, "#", strings.TrimSuffix(v.ID+": "+v.Name+", "+strings.Join(v.Native, ", "), ", "))
	p.line(0, "", v.About)
	p.heading("Names")
	for i := range v.Names {
		p.names(v, &v.Names[i])
	}
	p.prefixes(pack.Prefixes(v.ID))
	p.codes(v)
	p.families(v)
	p.section("Phrases that its devices say of themselves", len(v.SysDescr))
	for _, d := range v.SysDescr {
		p.line(2, "-", known(fmt.Sprintf("%q: %s", d.Text, d.Strength), d.Note, v.Proof(d.Source)))
	}
	p.rebrands(v)
	p.section("Neighbours: names that look alike and are somebody else", len(v.Neighbours))
	for _, n := range v.Neighbours {
		p.line(2, "-", note(n.Text+": "+n.Level, n.Note))
	}
}

// section prints a heading where something follows.
func (p *prose) section(title string, n int) {
	if n > 0 {
		p.heading(title)
	}
}

func (p *prose) names(v *rules.Vendor, g *rules.NameGroup) {
	label := g.Kind
	if g.Sub != "" {
		label += " " + g.Sub
	}
	switch {
	case g.From != 0 && g.To != 0:
		label += ", from " + g.From.String() + " to " + g.To.String()
	case g.From != 0:
		label += ", since " + g.From.String()
	case g.To != 0:
		label += ", until " + g.To.String()
	}
	if g.Component {
		label += ", of components"
	}
	p.line(2, label+":", strings.Join(g.Texts, "; "))
	p.line(4, "", known("", g.Note, v.Proof(g.Source)))
}

// known reads: what; a note; IEEE registry, official, checked 2026-11-21.
func known(what, note string, s rules.Proof) string {
	parts := []string{what, note, s.Title + ", " + s.Evidence + ", checked " + s.Checked.String()}
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "; ")
}

// prefixes counts the registered prefixes by whose they are.
func (p *prose) prefixes(list []rules.OUI) {
	p.section(fmt.Sprintf("Hardware address prefixes: %d", len(list)), len(list))
	type owner struct{ sub, relation string }
	var order []owner
	count := map[owner]int{}
	for _, o := range list {
		k := owner{o.Sub, o.Relation}
		if count[k] == 0 {
			order = append(order, k)
		}
		count[k]++
	}
	for _, k := range order {
		p.line(2, "-", strings.TrimSpace(fmt.Sprintf("%d %s %s", count[k], k.relation, k.sub)))
	}
}

func (p *prose) codes(v *rules.Vendor) {
	p.section("FCC grantee codes", len(v.Grantees))
	for _, g := range v.Grantees {
		p.line(2, g.Code+":", known(g.Sub, g.Note, v.Proof(g.Source)))
	}
	p.section("Enterprise numbers", len(v.Enterprises))
	for _, e := range v.Enterprises {
		p.line(2, "1.3.6.1.4.1."+e.Arc+":", known(strings.TrimSpace(e.Strength+" "+e.Sub), e.Note, v.Proof(e.Source)))
	}
}

func (p *prose) families(v *rules.Vendor) {
	p.section("Model families", len(v.Models))
	for _, m := range v.Models {
		text := m.Strength + "; begins with " + strings.Join(m.Starts, ", ")
		if m.In == "part" {
			text += "; in part numbers only"
		}
		if m.Measured != "" {
			text += "; measured: " + m.Measured
		}
		p.line(2, strings.TrimSpace(m.Family+" "+m.Sub)+":", known(text, m.Note, v.Proof(m.Source)))
	}
}

func (p *prose) rebrands(v *rules.Vendor) {
	p.section("Brands of others that sell what it makes: possible, never more", len(v.Rebrands))
	for _, r := range v.Rebrands {
		text := strings.Join(append([]string{r.Brand}, r.Also...), ", ")
		if len(r.Models) > 0 {
			text += ", models that begin with " + strings.Join(r.Models, ", ")
		}
		p.line(2, "-", known(text, r.Caveat, v.Proof(r.Source)))
	}
}
