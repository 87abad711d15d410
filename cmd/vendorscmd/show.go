package vendorscmd

import (
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// printVendor prints the whole page of a vendor.
func printVendor(p *term.Printer, pack *rules.VendorPack, v *rules.Vendor) {
	p.Line(0, "#", strings.TrimSuffix(v.ID+": "+v.Name+", "+strings.Join(v.Native, ", "), ", "))
	p.Line(0, "", v.About)
	p.Heading("Names")
	for i := range v.Names {
		printNames(p, v, &v.Names[i])
	}
	printPrefixes(p, pack.Prefixes(v.ID))
	printCodes(p, v)
	printFamilies(p, v)
	p.Section("Phrases that its devices say of themselves", len(v.SysDescr))
	for _, d := range v.SysDescr {
		p.Line(2, "-", known(fmt.Sprintf("%q: %s", d.Text, d.Strength), d.Note, v.Proof(d.Source)))
	}
	printRebrands(p, v)
	p.Section("Neighbours: names that look alike and are somebody else", len(v.Neighbours))
	for _, n := range v.Neighbours {
		p.Line(2, "-", term.WithNote(n.Text+": "+n.Level, n.Note))
	}
}

func printNames(p *term.Printer, v *rules.Vendor, g *rules.NameGroup) {
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
	p.Line(2, label+":", strings.Join(g.Texts, "; "))
	p.Line(4, "", known("", g.Note, v.Proof(g.Source)))
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

// printPrefixes counts the registered prefixes by whose they are.
func printPrefixes(p *term.Printer, list []rules.OUI) {
	p.Section(fmt.Sprintf("Hardware address prefixes: %d", len(list)), len(list))
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
		p.Line(2, "-", strings.TrimSpace(fmt.Sprintf("%d %s %s", count[k], k.relation, k.sub)))
	}
}

func printCodes(p *term.Printer, v *rules.Vendor) {
	p.Section("FCC grantee codes", len(v.Grantees))
	for _, g := range v.Grantees {
		p.Line(2, g.Code+":", known(g.Sub, g.Note, v.Proof(g.Source)))
	}
	p.Section("Enterprise numbers", len(v.Enterprises))
	for _, e := range v.Enterprises {
		p.Line(2, "1.3.6.1.4.1."+e.Arc+":", known(strings.TrimSpace(e.Strength+" "+e.Sub), e.Note, v.Proof(e.Source)))
	}
}

func printFamilies(p *term.Printer, v *rules.Vendor) {
	p.Section("Model families", len(v.Models))
	for _, m := range v.Models {
		text := m.Strength + "; begins with " + strings.Join(m.Starts, ", ")
		if m.In == "part" {
			text += "; in part numbers only"
		}
		if m.Measured != "" {
			text += "; measured: " + m.Measured
		}
		p.Line(2, strings.TrimSpace(m.Family+" "+m.Sub)+":", known(text, m.Note, v.Proof(m.Source)))
	}
}

func printRebrands(p *term.Printer, v *rules.Vendor) {
	p.Section("Item codes", len(v.Items))
	for _, i := range v.Items {
		p.Line(2, i.Code+":", known(i.Is, "", v.Proof(i.Source)))
	}
	p.Section("Products of its name that the lists may not mean: possible, never more", len(v.Outside))
	for _, o := range v.Outside {
		p.Line(2, "-", known("begins with "+strings.Join(o.Starts, ", "), o.Note, v.Proof(o.Source)))
	}
	p.Section("Brands of others that sell what it makes: possible, never more", len(v.Rebrands))
	for _, r := range v.Rebrands {
		text := strings.Join(append([]string{r.Brand}, r.Also...), ", ")
		if len(r.Models) > 0 {
			text += ", models that begin with " + strings.Join(r.Models, ", ")
		}
		p.Line(2, "-", known(text, r.Caveat, v.Proof(r.Source)))
	}
}
