package gear

import "strings"

// Field identifies one field of an item. Fields below [Known] are known to Go
// code by the constants of this file; a dictionary may number more above them.
type Field uint16

// The fields of the canonical inventory, in the order of its headings. Their
// names, types, closed values and doc lines stand in rules/fields.yaml.
const (
	AssetTag Field = iota
	SerialNumber
	Manufacturer
	Brand
	Model
	PartNumber
	Description
	Quantity
	SiteID
	SiteName
	SiteClass
	Latitude
	Longitude
	Region
	Country
	Role
	Function
	Technology
	Status
	AcquiredOn
	InstalledOn
	AuthorizedOn
	RemovedOn
	Funding
	Purpose
	CountryOfOrigin
	MACAddress
	SysObjectID
	SysDescr
	FCCID
	SoftwareVersion
	Parent
	UnitCost
	Currency
	Premises
	Traffic
	SanctionsAffected
	Notes
	// Known is the number of fields above: the first number that a
	// dictionary may give to a field of its own.
	Known
)

// FieldType says how the cells of a field are read.
type FieldType string

// The types of fields.
const (
	Text        FieldType = "text"    // free text, kept as written
	Closed      FieldType = "closed"  // one of the field's Values, or an alias of one
	Day         FieldType = "date"    // a calendar day
	Count       FieldType = "count"   // a whole number, zero or more
	Number      FieldType = "number"  // a decimal number, in millionths
	Money       FieldType = "amount"  // an amount of money, in minor units
	YesNo       FieldType = "yes_no"  // yes or no; blank is unknown
	Hex         FieldType = "mac"     // one or more hardware addresses
	CountryCode FieldType = "country" // an ISO 3166 code, or a country's name that maps to one
)

// FieldDef describes one field.
type FieldDef struct {
	Name     string            // canonical heading, such as acquired_on
	Type     FieldType         // how its cells are read
	Values   []string          // the closed list, for types Closed, YesNo and CountryCode
	Aliases  map[string]string // other spellings of closed values, folded by FoldHeading
	Headings []string          // other headings that name this field

	OneOf     map[string][]string // words that stand for one of several closed values, and nobody knows which: 5G
	JoinedAll bool                // several values in a cell, as 4G/LTE-M, mean all of them; else one of them
	Doc       string              // one line
}

// Dictionary is the list of all fields, indexed by Field, and what else is
// known about the words of inventories.
type Dictionary struct {
	Defs          []FieldDef
	Contested     []Contested
	Words         HeadingWords // of headings that no list has as a whole
	Totals        []string     // words that begin a line which sums up others
	Besides       []string     // words of headings about places, people and ownership, where names are no makers
	Units         []string     // words of the line below the headings that says how columns are measured
	Ignored       []string     // headings that mean no field
	Ditto         []string     // words that say the same as above
	Passive       []string     // phrases that name passive things
	PassiveBeside []string     // words that describe a passive thing and name nothing
	Pieces        []string     // words beside a number of pieces
	About         []string     // words for about so many
	Sellers       []string     // carriers and distributors: names that are no makers
	byName        map[string]Field
}

// Contested is a heading that means different fields in different files.
type Contested struct {
	Heading string
	Fields  []Field // that the content is held against, the likeliest first
}

// NewDictionary numbers the definitions in the order given.
func NewDictionary(defs []FieldDef) *Dictionary {
	d := &Dictionary{Defs: defs, byName: make(map[string]Field, len(defs))}
	for i, def := range defs {
		d.byName[def.Name] = Field(i)
	}
	return d
}

// Field returns the field with the canonical name, and whether there is one.
func (d *Dictionary) Field(name string) (Field, bool) {
	f, ok := d.byName[name]
	return f, ok
}

// Name returns the canonical name of a field.
func (d *Dictionary) Name(f Field) string { return d.Defs[f].Name }

// Names lists the fields by name, in their order.
func (d *Dictionary) Names() []string {
	names := make([]string, len(d.Defs))
	for i := range d.Defs {
		names[i] = d.Defs[i].Name
	}
	return names
}

// Len returns the number of fields.
func (d *Dictionary) Len() int { return len(d.Defs) }

// Code returns the 1-based position of a closed value of f, 0 when the field
// has no such value. The comparison is exact.
func (d *Dictionary) Code(f Field, value string) uint16 {
	for i, v := range d.Defs[f].Values {
		if v == value {
			return uint16(i + 1)
		}
	}
	return 0
}

// FoldHeading reduces a heading or a closed value to the form in which two
// spellings of it are equal: lower case, without blanks and the signs _ - . # / * ( ) : and '.
func FoldHeading(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\u00a0', '_', '-', '.', '#', '/', '*', '(', ')', ':', '\'':
			return -1
		}
		return r
	}, strings.ToLower(s))
}
