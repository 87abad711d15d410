package columns

import (
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// Role is what the cells of a column are, as far as it helps to tell a table of
// equipment from others.
type Role uint8

// The roles.
const (
	OtherRole   Role = iota
	MakerRole        // names of makers, perhaps with models
	modelRole        // models and part numbers
	serialRole       // numbers that identify one piece
	addressRole      // hardware addresses
	countRole        // how many pieces
	siteRole         // where it stands
	codeRole         // letters and digits: models, serial numbers, tags
	priceRole        // money
	dateRole         // days
	contactRole      // telephone numbers and mail addresses
	portRole         // names of ports
	numberRole       // numbers that are none of these
	textRole         // sentences
	personRole       // people, tenants, places: whoever is named there made nothing
	emptyRole        // nothing
)

// Roles is a set of roles.
type Roles uint32

// Has reports a role of the set.
func (s Roles) Has(r Role) bool { return s&(1<<r) != 0 }

// Add puts a role into the set.
func (s *Roles) Add(r Role) { *s |= 1 << r }

// countable reports whole numbers of pieces, which neither go up or down by one
// from row to row nor are all alike years.
func countable(numbers []string) bool {
	steps, years := 0, 0
	before := int64(-10)
	for _, text := range numbers {
		n, ok := values.PlainDigits(text)
		if !ok || len(text) > 6 {
			return false
		}
		if n-before == 1 || before-n == 1 {
			steps++
		}
		if n >= 1980 && n <= 2100 {
			years++
		}
		before = n
	}
	return len(numbers) < 3 || 2*steps < len(numbers) && years < len(numbers)
}

func isAddress(cell string) bool {
	_, ok := gear.ParseMAC([]byte(cell))
	return ok
}

// isDate reports a day or a month, with or without a time: numbers of one, two
// or four digits with signs between them, one of four.
func isDate(cell string) bool {
	day, _, _ := strings.Cut(strings.Replace(cell, "T", " ", 1), " ")
	parts := strings.FieldsFunc(day, func(r rune) bool { return strings.ContainsRune("-/.年月日", r) })
	if len(parts) != 2 && len(parts) != 3 {
		return false
	}
	years := 0
	for _, p := range parts {
		switch {
		case !values.AllDigits(p), len(p) > 2 && (len(p) != 4 || p[:2] != "19" && p[:2] != "20"):
			return false
		case len(p) == 4:
			years++
		}
	}
	return years == 1
}

// isPhone reports a number with a plus or blanks in it, as people write those
// that they call.
func isPhone(cell string) bool {
	digits := 0
	for _, r := range cell {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+-/(). ", r):
			return false
		}
	}
	return digits >= 7 && (cell[0] == '+' || cell[0] == '(' || strings.Count(cell, " ") >= 2)
}

// isPort reports the name of a port: letters, then a number with a stroke in it,
// as Gi1/0/24 or xe-0/0/1.
func isPort(cell string) bool {
	letters := strings.IndexFunc(cell, func(r rune) bool { return r >= '0' && r <= '9' })
	if letters < 1 || letters > 22 || strings.ContainsRune(cell, ' ') && letters > 20 {
		return false
	}
	number := cell[letters:]
	return strings.ContainsAny(number, "/:") && strings.Trim(number, "0123456789/:.") == ""
}

// IsCode reports a word of letters and digits, alone or among a few others: the
// name of a model, a serial number, a tag.
func IsCode(cell string) bool {
	if len(cell) < 3 || len(cell) > 60 || strings.Count(cell, " ") > 4 {
		return false
	}
	for word := range strings.FieldsSeq(cell) {
		if modelLike(word) && utf8.RuneCountInString(word) >= 3 {
			return true
		}
	}
	return false
}

// modelLike reports a text with letters and digits, as names of products are.
func modelLike(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' })
}

// FilledCells counts the cells that hold more than blanks.
func FilledCells(cells []string) int {
	n := 0
	for _, c := range cells {
		if values.Trim(c) != "" {
			n++
		}
	}
	return n
}

// Role returns what a heading says of its column.
func (w *Lexicon) Role(heading string) Role {
	key := values.Fold(heading)
	if key == "" {
		return OtherRole
	}
	m := w.Read(heading).All
	for _, part := range [...]func(string) string{withoutLastWord, withoutFirstWord} { // Price USD
		if len(m) == 0 {
			if all := w.Read(part(heading)).All; len(all) > 0 && all[0].field == gear.UnitCost {
				m = all
			}
		}
	}
	switch {
	case len(m) == 0 && w.besides(heading):
		return personRole
	case len(m) == 0:
		return OtherRole
	}
	switch f := m[0].field; f {
	case gear.Manufacturer, gear.Brand:
		return MakerRole
	case gear.Model, gear.PartNumber:
		return modelRole
	case gear.SerialNumber:
		return serialRole
	case gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID:
		return addressRole
	case gear.Quantity:
		return countRole
	case gear.SiteID, gear.SiteName:
		return siteRole
	case gear.UnitCost:
		return priceRole
	case gear.AssetTag:
		return OtherRole
	case gear.Description, gear.Notes:
		return textRole
	default:
		if w.Dict.Name(f) == values.MakeModel {
			return MakerRole
		}
		return personRole
	}
}

func withoutLastWord(s string) string { return s[:max(strings.LastIndexByte(s, ' '), 0)] }

func withoutFirstWord(s string) string { _, rest, _ := strings.Cut(s, " "); return rest }
