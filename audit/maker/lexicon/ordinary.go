package lexicon

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// CommonWord reports whether a part is an ordinary word, and notes on the part
// what was found.
func (x *Lexicon) CommonWord(p *words.Part) bool {
	if !p.Rated {
		p.Canon, p.Common = x.CommonForm(p.Text)
		p.Rated = true
	}
	return p.Common
}

// CommonForm reports whether a word is an ordinary one, and its canonical form: empty for
// legal forms, single letters and numbers.
func (x *Lexicon) CommonForm(text string) (string, bool) {
	if c, ok := x.Ordinary[text]; ok {
		return c, true
	}
	if len(text) == 1 || text[0] >= '0' && text[0] <= '9' {
		return "", true
	}
	if len(text) < 6 || x.spelling == nil || x.LookAlikes[text] != "" {
		return "", false
	}
	i, ok := x.spelling.Near(text)
	if !ok {
		return "", false
	}
	if x.Typos != nil {
		if _, name := x.Typos.Near(text); name {
			return "", false
		}
	}
	return x.spelled[i], true
}

// legalWord reports a part that is a legal form.
func (x *Lexicon) legalWord(p *words.Part) bool {
	if p.Rated && (!p.Common || p.Canon != "") {
		return false
	}
	return x.legal(p.Text)
}

// legal reports a word that is a legal form.
func (x *Lexicon) legal(text string) bool {
	c, ok := x.Ordinary[text]
	return ok && c == ""
}

// WithoutAttached strips ordinary words that stand at a name without a blank.
func (x *Lexicon) WithoutAttached(text string) string {
	for _, w := range x.attached {
		if rest, ok := strings.CutSuffix(text, w); ok && rest != "" {
			text = rest
		}
		if rest, ok := strings.CutPrefix(text, w); ok && rest != "" {
			text = rest
		}
	}
	return text
}

// CommonBeside reports whether all other words of the segment are ordinary ones.
func (x *Lexicon) CommonBeside(parts []words.Part, begin, end, first, last int) bool {
	for i := begin; i <= end; i++ {
		if i >= first && i <= last {
			continue
		}
		if !x.CommonWord(&parts[i]) && !parts[i].Han && !inCode(parts, i) && !x.commonWhole(parts, i, first, last) {
			return false
		}
	}
	return true
}

// commonWhole reports a part of an ordinary word that was cut at a capital inside
// it: HangZhou.
func (x *Lexicon) commonWhole(parts []words.Part, i, first, last int) bool {
	from, to := i, i
	for from > 0 && parts[from].Gap == words.Glued && from-1 != last {
		from--
	}
	for to+1 < len(parts) && parts[to+1].Gap == words.Glued && to+1 != first {
		to++
	}
	if from == to {
		return false
	}
	_, ok := x.Ordinary[words.Compact(parts[from:to+1])]
	return ok
}

// inCode reports letters that stand at three digits or more, as in VEND0412.
func inCode(parts []words.Part, i int) bool {
	number := func(p *words.Part) bool { return len(p.Text) > 2 && words.IsNumber(p.Text) }
	return i+1 < len(parts) && parts[i+1].Gap == words.Glued && number(&parts[i+1]) || i > 0 && parts[i].Gap == words.Glued && number(&parts[i-1])
}
