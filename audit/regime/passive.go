package regime

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// passiveField stands for what a row's own words say of its being passive, among
// the fields that a judge reads.
const passiveField gear.Field = 1<<16 - 2

// passiveWords tell passive things, such as panels and cables, by their words.
type passiveWords struct {
	things, others map[string]bool // folded phrases; others describe and name nothing
	longest        int             // tokens of a phrase
}

// passiveText is what a text says.
type passiveText uint8

const (
	saysNothing passiveText = iota // blank, or a measure such as 1U
	saysPassive
	saysElse
)

func newPassiveWords(dict *gear.Dictionary) *passiveWords {
	w := &passiveWords{things: map[string]bool{}, others: map[string]bool{}}
	for _, t := range dict.Passive {
		w.add(w.things, t)
	}
	for _, t := range dict.PassiveBeside {
		w.add(w.others, t)
	}
	return w
}

func (w *passiveWords) add(to map[string]bool, phrase string) {
	tokens := passiveTokens(phrase)
	to[strings.Join(tokens, " ")] = true
	w.longest = max(w.longest, len(tokens))
}

// longestPassive bounds the texts that are read; longer ones say something else.
const longestPassive = 120

// read says whether a text names a passive thing and nothing else: every word of
// it is one of the lists, or a number. A model or a word that no list has says
// something else.
func (w *passiveWords) read(text string) passiveText {
	if gear.NoValue(text) {
		return saysNothing
	}
	if len(text) > longestPassive {
		return saysElse
	}
	tokens, said := passiveTokens(text), saysNothing
	for len(tokens) > 0 {
		n, thing := w.phrase(tokens)
		if n == 0 {
			return saysElse
		}
		if thing {
			said = saysPassive
		}
		tokens = tokens[n:]
	}
	return said
}

// phrase returns how many tokens the longest phrase takes that stands first, and
// whether it names a thing; 0 where no list has one.
func (w *passiveWords) phrase(tokens []string) (n int, thing bool) {
	for n = min(w.longest, len(tokens)); n > 0; n-- {
		p := strings.Join(tokens[:n], " ")
		if w.things[p] || w.others[p] {
			return n, w.things[p]
		}
	}
	if c := tokens[0][0]; c >= '0' && c <= '9' {
		return 1, false
	}
	return 0, false
}

// passiveTokens cuts a text into words and numbers, without case and accents. A
// script that is written without blanks gives a token for each letter.
func passiveTokens(text string) []string {
	var out []string
	kind := rune(0)
	for _, r := range norm.NFKD.String(strings.ToLower(gear.Narrow(text))) {
		if unicode.Is(unicode.Mn, r) && r < 0x3000 {
			continue
		}
		next := letterOf(r)
		switch {
		case next == 0:
		case next == kind && next != 'h':
			out[len(out)-1] += string(r)
		default:
			out = append(out, string(r))
		}
		kind = next
	}
	return out
}

// letterOf tells letters, digits and letters of scripts without blanks apart; 0 for
// signs.
func letterOf(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		return 'd'
	case r >= utf8.RuneSelf && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー' || unicode.Is(unicode.Mn, r):
		return 'h'
	case unicode.IsLetter(r):
		return 'l'
	default:
		return 0
	}
}

// saysPassive reports a row whose own words name a passive thing: at least one of
// function, role, model and description does, none says anything else, and
// nothing else in the row speaks of a device.
func (w *passiveWords) saysPassive(row Row) bool {
	for _, f := range [...]gear.Field{gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID, gear.SoftwareVersion, gear.Brand} {
		if v := row.Peek(f); v != nil && v.State != gear.Blank {
			return false
		}
	}
	said := saysNothing
	for _, f := range [...]gear.Field{gear.Function, gear.Role, gear.Model, gear.Description} {
		v := row.Peek(f)
		if v == nil || v.State == gear.Blank || v.Known() && f == gear.Role {
			continue
		}
		text := v.Text // of a cell that is none of the field's values
		if v.Known() {
			text = row.Text(f)
		}
		switch w.read(text) {
		case saysPassive:
			said = saysPassive
		case saysElse:
			return false
		}
	}
	return said == saysPassive
}
