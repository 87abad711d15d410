package gear

import (
	"regexp"
	"strings"
	"unicode"
)

// FoldName folds the name of an item or a site so that its spellings agree:
// case, width, the quotes of a spreadsheet (="0012") and separators. One between
// a letter and a digit goes (MT-001 is MT001), a run of them between two digits
// or two letters becomes one dash. Leading zeros stay: 0012 and 12 differ.
func FoldName(text string) string {
	text = strings.ToUpper(Narrow(unquoteFormula(strings.TrimFunc(text, unicode.IsSpace))))
	var out strings.Builder
	var last rune // letter or digit
	gap := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !isSign(r) {
			gap = true
			continue
		}
		if gap && last != 0 && (unicode.IsDigit(last) == unicode.IsDigit(r)) {
			out.WriteByte('-')
		}
		out.WriteRune(r)
		last, gap = r, false
	}
	return out.String()
}

// FoldSite folds the name of a site, empty where it names none.
func FoldSite(text string) string {
	if NoValue(text) {
		return ""
	}
	if fold := FoldName(text); fold != "" {
		return fold
	}
	return text
}

// isSign reports a mark that tells names apart.
func isSign(r rune) bool { return strings.ContainsRune("+*%&@#=", r) }

// unquoteFormula returns what stands in ="...".
func unquoteFormula(text string) string {
	if inner, ok := strings.CutPrefix(text, `="`); ok && strings.HasSuffix(inner, `"`) {
		return inner[:len(inner)-1]
	}
	return strings.TrimPrefix(text, "'")
}

// scientific is a number as a spreadsheet writes one that is too long for its
// column: digits are lost.
var scientific = regexp.MustCompile(`^[0-9]+([.,][0-9]+)?[eE]\+?[0-9]{2,3}$`)

// FoldIdentity folds a serial number or an asset tag, empty where it names
// nothing: no value, nothing but one figure or letter again and again, or a
// number whose digits a spreadsheet lost (1.23457E+11).
func FoldIdentity(text string) string {
	if NoValue(text) || scientific.MatchString(Narrow(text)) {
		return ""
	}
	key := FoldName(text)
	if bare := strings.ReplaceAll(key, "-", ""); len(bare) > 0 && strings.Trim(bare, bare[:1]) == "" && (len(bare) > 1 || bare == "0") {
		return ""
	}
	return key
}
