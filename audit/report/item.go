package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/rules"
)

// Item is one inventory row with its verdict.
type Item struct {
	ID       string   `json:"id"` // the same in every file that holds the item, numbered where several cannot be told apart
	Identity Identity `json:"identity"`
	Quantity int64    `json:"quantity"`

	AssetTag          string `json:"asset_tag,omitempty"`
	SerialNumber      string `json:"serial_number,omitempty"`
	Manufacturer      string `json:"manufacturer,omitempty"`
	Brand             string `json:"brand,omitempty"`
	Model             string `json:"model,omitempty"`
	PartNumber        string `json:"part_number,omitempty"`
	Description       string `json:"description,omitempty"`
	SiteID            string `json:"site_id,omitempty"`
	SiteName          string `json:"site_name,omitempty"`
	SiteClass         string `json:"site_class,omitempty"`
	StreetAddress     string `json:"street_address,omitempty"`
	Latitude          string `json:"latitude,omitempty"`
	Longitude         string `json:"longitude,omitempty"`
	Region            string `json:"region,omitempty"`
	Country           string `json:"country,omitempty"`
	Role              string `json:"role,omitempty"`
	Function          string `json:"function,omitempty"`
	Technology        string `json:"technology,omitempty"`
	Status            string `json:"status,omitempty"`
	AcquiredOn        string `json:"acquired_on,omitempty"`
	InstalledOn       string `json:"installed_on,omitempty"`
	AuthorizedOn      string `json:"authorized_on,omitempty"`
	RemovedOn         string `json:"removed_on,omitempty"`
	Funding           string `json:"funding,omitempty"`
	Purpose           string `json:"purpose,omitempty"`
	CountryOfOrigin   string `json:"country_of_origin,omitempty"`
	MACAddress        string `json:"mac_address,omitempty"`
	SysObjectID       string `json:"sys_object_id,omitempty"`
	SysDescr          string `json:"sys_descr,omitempty"`
	FCCID             string `json:"fcc_id,omitempty"`
	SoftwareVersion   string `json:"software_version,omitempty"`
	Parent            string `json:"parent,omitempty"`
	Supplier          string `json:"supplier,omitempty"`
	UnitCost          string `json:"unit_cost,omitempty"`
	HistoricCost      string `json:"historic_cost,omitempty"` // what was once paid for the row
	Currency          string `json:"currency,omitempty"`
	Premises          string `json:"premises,omitempty"`
	Traffic           string `json:"traffic,omitempty"`
	SanctionsAffected string `json:"sanctions_affected,omitempty"`
	Notes             string `json:"notes,omitempty"`

	// Further are the other fields that the row has, each a key of its own.
	Further []FieldText `json:"-"`

	// Unread are the cells of the row that could not be read. Runs count them, by
	// their values; the cells themselves are for those who write beside them.
	Unread []UnreadCell `json:"-"`

	Source     Source     `json:"source"`
	AlsoAt     []Source   `json:"also_at"`               // rows that repeat this one
	Vendor     string     `json:"vendor,omitempty"`      // designated vendor meant, if any
	Others     []string   `json:"others,omitempty"`      // further designated vendors that the row names
	Level      string     `json:"level"`                 // how sure that is
	OtherMaker string     `json:"other_maker,omitempty"` // a maker that is not designated
	Evidence   []Evidence `json:"evidence"`              // the strongest first
	Price      *Price     `json:"price,omitempty"`       // absent: not to be replaced
	Outcome    string     `json:"outcome"`               // the worst of its findings, clear when none
	Baseline   string     `json:"baseline,omitempty"`    // new, unchanged or changed; absent without a baseline
	Findings   []Finding  `json:"findings"`              // the worst first
}

// Identity says by what an item is known again.
type Identity struct {
	By  string `json:"by"`  // serial, tag, place or content
	Key string `json:"key"` // the serial number or tag as compared, or where and what the item is
}

// FieldText is a field of an inventory and what a row says in it.
type FieldText struct{ Name, Text string }

// UnreadCell is a cell that does not hold what its column is read as.
type UnreadCell struct {
	Field, Text string
	Column      int // from 1
}

// Price is what replacing an item costs.
type Price struct {
	Basis  string `json:"basis"`         // quoted, catalog, class or none
	Low    string `json:"low,omitempty"` // P10 of the equipment
	Likely string `json:"likely,omitempty"`
	High   string `json:"high,omitempty"`  // P90
	Quote  string `json:"quote,omitempty"` // the quotation that it is of, as FILE:LINE of the price book
	Open   bool   `json:"open,omitempty"`  // counts only if the open question about the maker goes against you
}

// Finding is what one rule says of an item.
type Finding struct {
	ID        string   `json:"id"` // fingerprint of rule and item, never of line numbers or words
	Rule      string   `json:"rule"`
	Clause    string   `json:"clause,omitempty"`
	Outcome   string   `json:"outcome"`
	Worst     string   `json:"worst,omitempty"`     // what it could be once the question is answered
	Since     string   `json:"since,omitempty"`     // first day from which the rule says this of such items
	Deadline  string   `json:"deadline,omitempty"`  // last day
	Column    int      `json:"column,omitempty"`    // of the cell with the strongest evidence; format json leaves it out where it is that of the first evidence
	Message   string   `json:"message,omitempty"`   // format json leaves it out where it is that of the clause, which stands under rules; a review under a clause of another outcome begins with "open question; worst case: "
	Missing   []string `json:"missing"`             // fields and profile facts that would settle a review
	Questions []string `json:"questions,omitempty"` // what no field can answer; format json has asks in its place
	Asks      []int    `json:"asks,omitempty"`      // the questions by their number in those of the rule, from 1
	Eligible  string   `json:"eligible,omitempty"`  // reimbursement programme: yes, no, unknown
	Waiver    string   `json:"waiver,omitempty"`    // id of the waiver that holds it
	Known     bool     `json:"known,omitempty"`     // it stood in the baseline
}

// Evidence is one reason to believe who made an item.
type Evidence struct {
	Kind     string `json:"kind"`
	Field    string `json:"field"`
	Column   int    `json:"column,omitempty"`
	Observed string `json:"observed,omitempty"` // format json leaves it out where the item says the same in the field
	Matched  string `json:"matched"`
	Strength string `json:"strength"` // strong, fair or weak
	Note     string `json:"note,omitempty"`
	Ref      string `json:"ref,omitempty"`    // the source that says so; in format json its number in refs
	Vendor   string `json:"vendor,omitempty"` // where it is another than the item's
}

// Source is where a row or a cell was read.
type Source struct {
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	Line  int    `json:"line"`
	Cell  string `json:"cell,omitempty"` // column letters and line, such as C7
}

// ItemRef is enough of an item to find it without the inventory.
type ItemRef struct {
	ID           string `json:"id"`
	AssetTag     string `json:"asset_tag"`
	SerialNumber string `json:"serial_number,omitempty"`
	SiteID       string `json:"site_id"`
	Manufacturer string `json:"manufacturer"`
	Model        string `json:"model"`
	Quantity     int64  `json:"quantity"`
}

// SortFindings puts the worst first, and keeps the order among equals.
func SortFindings(list []Finding) {
	all := rules.Outcomes()
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Compare(slices.Index(all, a.Outcome), slices.Index(all, b.Outcome))
	})
}

// Ref returns what names the item elsewhere.
func (it *Item) Ref() ItemRef {
	return ItemRef{
		ID: it.ID, AssetTag: it.AssetTag, SerialNumber: it.SerialNumber, SiteID: it.SiteID,
		Manufacturer: it.Manufacturer, Model: it.Model, Quantity: it.Quantity,
	}
}

// InPlace reports whether the item stands in the network: it is neither removed
// nor disposed of.
func (it *Item) InPlace() bool { return it.Status != "removed" && it.Status != "disposed" }

// Designated reports whether a designated vendor made the item, as far as a
// count goes: confirmed or probable.
func (it *Item) Designated() bool {
	return it.Vendor != "" && (it.Level == "confirmed" || it.Level == "probable")
}

// Get returns what the row says in a field, by the field's canonical name.
func (it *Item) Get(field string) string {
	if p := it.text(field); p != nil {
		return *p
	}
	for i := range it.Further {
		if it.Further[i].Name == field {
			return it.Further[i].Text
		}
	}
	return ""
}

// Set sets a field by its canonical name; all but quantity, which is a number.
func (it *Item) Set(field, text string) {
	if p := it.text(field); p != nil {
		*p = text
	} else if text != "" {
		it.Further = append(it.Further, FieldText{field, text})
	}
}

// text returns the place of a field that the contract names, nil for others.
func (it *Item) text(field string) *string {
	if i, ok := itemTexts()[field]; ok {
		return reflect.ValueOf(it).Elem().Field(i).Addr().Interface().(*string)
	}
	return nil
}

// plainItem is an item as encoding/json sees it.
type plainItem Item

// fieldName is what keys of fields look like.
var fieldName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// UnmarshalJSON takes keys that the contract does not name for further fields, in
// the order in which they stand.
func (it *Item) UnmarshalJSON(text []byte) error {
	*it = Item{}
	if err := json.Unmarshal(text, (*plainItem)(it)); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	for depth := 0; ; {
		switch key, err := dec.Token(); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case key == json.Delim('{'):
			depth++
		case depth > 0 && key != json.Delim('}'):
			if err := it.further(key, dec); err != nil {
				return err
			}
		}
	}
}

// further reads the value of a key, and keeps it if the contract has no such key.
func (it *Item) further(key json.Token, dec *json.Decoder) error {
	var value any
	if err := dec.Decode(&value); err != nil {
		return err
	}
	name, _ := key.(string)
	if itemKeys()[name] {
		return nil
	}
	text, ok := value.(string)
	if !ok || !fieldName.MatchString(name) {
		return fmt.Errorf("an item has the key %q, which is not a field with a text", name)
	}
	it.Further = append(it.Further, FieldText{name, text})
	return nil
}

// jsonKey is the key of a field of a struct, empty for none.
func jsonKey(f *reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if key == "-" {
		return ""
	}
	return key
}

// verdictTexts are the texts of an item that say what was found out about it,
// rather than what the inventory says.
var verdictTexts = map[string]bool{"id": true, "vendor": true, "level": true, "other_maker": true, "outcome": true, "baseline": true}

// itemTexts returns the index of each inventory field that the contract names,
// by its canonical name.
var itemTexts = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	eachText(func(i int, key string) { out[key] = i })
	return out
})

// eachText calls fn for the fields of an item that hold what the inventory says.
func eachText(fn func(index int, key string)) {
	t := reflect.TypeFor[Item]()
	for i := range t.NumField() {
		f := t.Field(i)
		if key := jsonKey(&f); f.Type.Kind() == reflect.String && !verdictTexts[key] {
			fn(i, key)
		}
	}
}

// itemKeys returns the keys of an item but for further fields.
var itemKeys = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	t := reflect.TypeFor[Item]()
	for i := range t.NumField() {
		f := t.Field(i)
		if key := jsonKey(&f); key != "" {
			out[key] = true
		}
	}
	return out
})

// ItemFields lists the fields of inventories that an item names, but for
// quantity, in the order of the contract.
func ItemFields() []string {
	var out []string
	eachText(func(_ int, key string) { out = append(out, key) })
	return out
}
