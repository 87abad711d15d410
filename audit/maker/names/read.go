package names

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/lexicon"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// Reading is what a maker's cell says.
type Reading struct {
	Hits  []evidence.Hit
	Label evidence.Label // of somebody who is not designated
}

// Read reads a cell that should name a maker.
func (x *Index) Read(m *words.Cutter, s string) Reading {
	t := words.Clean(s)
	bare := words.Unwrapped(t)
	n := m.Cut(bare)
	r := x.readName(n)
	if cut := x.cutHits(n); len(cut) > 0 && !decisive(r.Hits) && (len(r.Hits) == 0 || r.Hits[0].Entry.Vendor == cut[0].Entry.Vendor) {
		r.Hits = cut
	}
	if len(r.Hits) == 0 && !words.IsASCII(s) {
		r = x.readLooks(n, s, t, r)
	}
	switch {
	case len(r.Hits) > 0 && (lexicon.Doubted(t) || x.Doubts.AnyBefore(n.Parts, 0, len(n.Parts)) || x.DoubtedBehind(n)):
		r.Label = evidence.SaysNothing
		for i := range r.Hits {
			r.Hits[i].Strength, r.Hits[i].Note = min(r.Hits[i].Strength, evidence.Capped), "named as a guess"
		}
	case len(r.Hits) == 0 && r.Label == evidence.NoLabel:
		if bare != t {
			n = m.Cut(t)
		}
		r.Label = x.LabelOf(t, n)
	}
	return r
}

// IsOpen reports a label that says nothing by itself, and that its column may show
// to be a maker's. What may abbreviate a vendor's name is none.
func (x *Index) IsOpen(m *words.Cutter, label string) bool {
	t := words.Clean(label)
	n := m.Cut(t)
	return x.MayBeName(t, n) && (labels.Contested(words.Compact(n.Parts)) || !x.mayAbbreviate(t))
}

// readLooks reads a cell as it looks: letters of other scripts for Latin ones,
// and names that were saved in one encoding and read in another. Where that
// names no vendor, what was read before stands.
func (x *Index) readLooks(n words.Text, cell, t string, before Reading) Reading {
	for _, second := range [...]func(words.Part) (string, bool){latinLook, withoutForeign} {
		if again, ok := replaced(n, second); ok {
			if r := x.readName(again); len(r.Hits) > 0 {
				return r
			}
		}
	}
	if e := x.Mojibake.Find(x, cell, t); e != nil {
		h := x.fuzzyHit(e, t)
		h.Note = "the name, saved in one encoding and read in another"
		return Reading{Hits: []evidence.Hit{h}}
	}
	return before
}

// latinLook gives a word in another script its Latin look.
func latinLook(p words.Part) (string, bool) { return p.Alt, p.Alt != "" }

// withoutForeign drops the foreign letters of a mixed word.
func withoutForeign(p words.Part) (string, bool) { return p.Bare, p.Bare != "" }

// replaced makes a copy of the name with other texts, marked as looks.
func replaced(n words.Text, second func(words.Part) (string, bool)) (words.Text, bool) {
	if !slices.ContainsFunc(n.Parts, func(p words.Part) bool { return p.Alt != "" || p.Bare != "" }) {
		return n, false
	}
	changed := false
	out := words.Text{Parts: append([]words.Part(nil), n.Parts...), Words: append([]words.Word(nil), n.Words...)}
	for i := range out.Parts {
		p := &out.Parts[i]
		if text, ok := second(*p); ok {
			for _, r := range p.Text {
				if r >= 0x80 && p.Look == 0 {
					p.Look = r
				}
			}
			p.Text, p.Rated, changed = text, false, true
		}
	}
	for i, w := range out.Words {
		out.Words[i].Text = words.Compact(out.Parts[w.First : w.Last+1])
	}
	return out, changed
}

// readName reads what stands before the name of a seller, if that names a
// designated vendor, else the whole cell.
func (x *Index) readName(n words.Text) Reading {
	for i := 1; i < len(n.Parts); i++ {
		if n.Parts[i].Gap != words.Glued && x.Resold.StartingAt(n.Parts, i) && !x.SellsFor(n.Parts, i) {
			if r := x.readMaker(n.UpTo(i)); len(r.Hits) > 0 {
				return r
			}
			break
		}
	}
	return x.readMaker(n)
}

func (x *Index) readMaker(n words.Text) Reading {
	if len(n.Parts) == 0 {
		return Reading{Label: evidence.SaysNothing}
	}
	var tightBuf, canonicalBuf, speltBuf [96]byte
	tight, canonical := words.AppendCompact(tightBuf[:0], n.Parts), x.AppendCanonical(canonicalBuf[:0], n.Parts)
	if len(canonical) == 0 && x.Whole[string(tight)] == nil || x.Blanks[string(tight)] || x.Blanks[string(canonical)] {
		return Reading{Label: evidence.SaysNothing}
	}
	if x.LookAlikes[string(x.AppendSpelt(speltBuf[:0], n.Parts))] == "none" {
		return Reading{Label: evidence.KnownLabel}
	}
	if e := x.entire(n, tight, canonical); e != nil {
		return Reading{Hits: x.surest(n, x.wholeHit(n, e))}
	}
	if list := x.rebrands[string(canonical)]; len(list) > 0 {
		r := Reading{Hits: rebrandHits(list, n)}
		if x.Sellers[string(tight)] || x.Sellers[string(canonical)] {
			r.Label = evidence.SellerLabel
		}
		return r
	}
	r := Reading{Hits: x.tokenHits(n)}
	if !decisive(r.Hits) {
		r.Hits = append(x.segmentHits(n), r.Hits...)
	}
	r.Hits = append(r.Hits, x.hanHits(n)...)
	if len(r.Hits) == 0 {
		r.Hits = x.innerHits(n)
	}
	if len(r.Hits) > 0 {
		if x.besides(n) {
			r.Label = evidence.KnownLabel
		}
		return r
	}
	if x.Sellers[string(tight)] || x.Sellers[string(canonical)] {
		return Reading{}
	}
	if !x.Makers[string(canonical)] && !x.Makers[string(tight)] {
		r.Hits = x.fuzzyHits(n)
	}
	return r
}

// surest prefers the vendor's own name inside the name of an affiliate that
// nobody has looked up.
func (x *Index) surest(n words.Text, whole evidence.Hit) []evidence.Hit {
	if whole.Strength < evidence.Strong && whole.Entry.Dated == nil {
		if hits := x.tokenHits(n); len(hits) == 1 && hits[0].Strength > whole.Strength && hits[0].Entry.Vendor == whole.Entry.Vendor {
			return hits
		}
	}
	return []evidence.Hit{whole}
}

// besides reports whether a cell that names a designated vendor also names, in
// a bracket, behind a stroke or an "or", a well known maker that is not designated.
func (x *Index) besides(n words.Text) bool {
	for first := 0; first < len(n.Parts); {
		last := x.SegmentEnd(n.Parts, first)
		seg := n.Parts[first : last+1]
		if first > 0 && len(seg) > 1 && x.Links[seg[0].Text] {
			seg = seg[1:]
		}
		if x.Makers[x.Canonical(seg)] || x.Makers[words.Compact(seg)] || x.Makers[seg[0].Text] && x.Tokens[seg[0].Text] == nil && len(seg) > 1 && x.Negated(n, first, last) {
			return true
		}
		first = last + 1
	}
	return false
}
