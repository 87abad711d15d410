package lexicon

import (
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Spelt joins the parts as they were typed, without legal forms.
func (x *Lexicon) Spelt(parts []words.Part) string { return string(x.AppendSpelt(nil, parts)) }

// AppendSpelt appends the parts as they were typed, without legal forms.
func (x *Lexicon) AppendSpelt(key []byte, parts []words.Part) []byte {
	start := len(key)
	for i := range parts {
		p := &parts[i]
		if p.Gap != words.Glued && x.legalWord(p) {
			continue
		}
		if len(key) > start && p.Gap != words.Glued {
			key = append(key, ' ')
		}
		key = append(key, p.Text...)
	}
	return key
}

// Canonical joins parts after legal forms are dropped and ordinary words are
// brought to one form, misspelt ones too. A word that changes its case or has
// digits inside is one name, and stays as it is.
func (x *Lexicon) Canonical(parts []words.Part) string {
	return string(x.AppendCanonical(nil, parts))
}

// AppendCanonical appends the canonical form of the parts.
func (x *Lexicon) AppendCanonical(key []byte, parts []words.Part) []byte {
	return x.AppendCanonicalBeside(key, parts, -1, -1)
}

// AppendCanonicalBeside appends the canonical form of the parts outside first to last.
func (x *Lexicon) AppendCanonicalBeside(key []byte, parts []words.Part, first, last int) []byte {
	for i := 0; i < len(parts); i++ {
		if i == first {
			i = last
			continue
		}
		p, next := &parts[i], i+1
		if next == first {
			next = last + 1
		}
		end := next >= len(parts)
		whole := p.Gap != words.Glued && (end || parts[next].Gap != words.Glued)
		initial := len(p.Text) == 1 && p.Gap != words.Dotted && (end || parts[next].Gap != words.Dotted) && p.Text[0] > '9'
		if !whole || !x.CommonWord(p) || initial && !x.legal(p.Text) {
			key = append(key, p.Text...)
		} else {
			key = append(key, p.Canon...)
		}
	}
	return key
}

// AppendBare joins the parts without legal forms.
func (x *Lexicon) AppendBare(key []byte, parts []words.Part) []byte {
	for i := range parts {
		if parts[i].Gap == words.Glued || !x.legalWord(&parts[i]) {
			key = append(key, parts[i].Text...)
		}
	}
	return key
}
