package gear

import (
	"cmp"
	"regexp"
	"strconv"
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

// Identity is what an item is known by in another file and another row order.
type Identity struct {
	By  string
	Key string // folded: it is the same however the cells are spelled
}

// The ways to know an item again.
const (
	BySerial  = "serial"
	ByTag     = "tag"
	ByPlace   = "place"   // site, role, model and position
	ByContent = "content" // what it is, as it names no site
)

// IdentityOf returns what an item is known by: its serial number, else its asset
// tag, else what it is and where. The maker counts by the designated vendor that
// is meant, and where none is, as it is written.
func IdentityOf(it *Item, vendor string) Identity {
	if key := it.Keys.Column(SerialNumber).Fold(it.Text(SerialNumber)); key != "" {
		return Identity{BySerial, key}
	}
	if key := it.Keys.Column(AssetTag).Fold(it.Text(AssetTag)); key != "" {
		return Identity{ByTag, key}
	}
	what := ""
	for _, f := range [...]Field{Model, PartNumber, Description} {
		if what == "" && !NoValue(it.Text(f)) {
			what = FoldName(it.Text(f))
		}
	}
	site := FoldSite(it.SiteKey())
	by := ByPlace
	if site == "" {
		by = ByContent
	}
	parts := []string{site, FoldName(it.Text(Role)), cmp.Or(vendor, FoldName(it.Text(Manufacturer))), what, FoldName(it.Text(Parent)), FoldName(it.Text(MACAddress))}
	return Identity{by, strings.TrimRight(strings.Join(parts, "|"), "|")}
}

// IdentityColumns says how the columns that name items do so.
type IdentityColumns struct{ serial, tag IdentityColumn }

// Column returns what is known of the column of a field.
func (c *IdentityColumns) Column(f Field) *IdentityColumn {
	switch {
	case c == nil:
		return nil
	case f == SerialNumber:
		return &c.serial
	default:
		return &c.tag
	}
}

// IdentityColumn is what the values of a column have in common. A nil column has
// nothing.
type IdentityColumn struct {
	counts       bool            // they number the rows, and no items
	numbers      bool            // all are whole numbers: 0012, 12 and 12.0 are one
	placeholders map[string]bool // folded values that stand on many rows that differ
}

// Fold folds a value of the column, empty where it names nothing.
func (c *IdentityColumn) Fold(text string) string {
	if c == nil {
		return FoldIdentity(text)
	}
	if c.numbers {
		if digits := wholeNumber.FindStringSubmatch(text); digits != nil {
			text = digits[1]
		}
	}
	key := FoldIdentity(text)
	if c.counts || c.placeholders[key] {
		return ""
	}
	return key
}

var wholeNumber = regexp.MustCompile(`^\s*0*([0-9]+)(?:\.0+)?\s*$`)

// manyRows is how many rows that differ make a value that stands on all of them
// a placeholder.
const manyRows = 3

// longestNumber is how many bytes a number can have that names an item.
const longestNumber = 64

// ReadIdentityColumn finds out how a column names items. values are the cells of
// the first rows, and rows what else these say.
func ReadIdentityColumn(values, rows []string) IdentityColumn {
	c := IdentityColumn{numbers: true, counts: true}
	filled := map[string][]string{} // rows by the value
	for i, v := range values {
		if NoValue(v) {
			continue
		}
		var number []string
		if len(v) <= longestNumber {
			number = wholeNumber.FindStringSubmatch(v)
		}
		c.numbers = c.numbers && number != nil
		c.counts = c.counts && number != nil && len(filled[v]) == 0 && isAtMost(number[1], len(values))
		filled[v] = append(filled[v], rows[i])
	}
	c.numbers, c.counts = c.numbers && len(filled) > 0, c.counts && len(filled) >= manyRows
	for v, list := range filled {
		if len(distinct(list)) >= manyRows {
			if c.placeholders == nil {
				c.placeholders = map[string]bool{}
			}
			c.placeholders[c.Fold(v)] = true
		}
	}
	return c
}

func distinct(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return set
}

// isAtMost reports a number that is not larger than n.
func isAtMost(digits string, n int) bool {
	i, err := strconv.Atoi(digits)
	return err == nil && i <= n
}
