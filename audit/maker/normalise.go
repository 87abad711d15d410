package maker

import "strings"

// Normalise returns the form in which two spellings of a name are equal: lower
// case, compatibility forms and accents resolved, invisible characters
// dropped, look-alike letters of mixed words replaced, punctuation turned into
// single blanks, legal forms dropped unless nothing else is left. Normalising
// twice changes nothing more.
func (d *Identifier) Normalise(s string) string {
	for {
		once := d.normalised(s)
		if once == s {
			return s
		}
		s = once
	}
}

// normalised is one step: a word in lower case may show look-alikes that its
// capitals hid.
func (d *Identifier) normalised(s string) string {
	n := cut(clean(s))
	words := make([]string, 0, len(n.words))
	kept := make([]string, 0, len(n.words))
	for _, w := range n.words {
		var b strings.Builder
		for _, p := range n.parts[w.first : w.last+1] {
			b.WriteString(p.text)
		}
		text := b.String()
		words = append(words, text)
		if canonical, known := d.names.ordinary[text]; !known || canonical != "" {
			kept = append(kept, text)
		}
	}
	if len(kept) == 0 {
		kept = words
	}
	return strings.Join(kept, " ")
}
