package report

import "strconv"

// Source is where a row or a cell was read.
type Source struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Column int    `json:"column,omitempty"`
}

// Record is all that a run says of one inventory row.
type Record struct {
	Item     Item
	Findings []Finding // worst first; none when every rule says that the item is clear
}

// Item is one inventory row with its verdict.
type Item struct {
	Source       Source   `json:"source"`
	Identity     string   `json:"identity"` // stable name of the item across files and row orders
	AssetTag     string   `json:"asset_tag,omitempty"`
	SerialNumber string   `json:"serial_number,omitempty"`
	SiteID       string   `json:"site_id,omitempty"`
	SiteName     string   `json:"site_name,omitempty"`
	Region       string   `json:"region,omitempty"`
	Manufacturer string   `json:"manufacturer,omitempty"`
	Model        string   `json:"model,omitempty"`
	PartNumber   string   `json:"part_number,omitempty"`
	Description  string   `json:"description,omitempty"`
	Quantity     int64    `json:"quantity"`
	Role         string   `json:"role,omitempty"`
	Function     string   `json:"function,omitempty"`
	Technology   string   `json:"technology,omitempty"`
	Status       string   `json:"status,omitempty"`
	AcquiredOn   string   `json:"acquired_on,omitempty"`
	InstalledOn  string   `json:"installed_on,omitempty"`
	Funding      string   `json:"funding,omitempty"`
	Purpose      string   `json:"purpose,omitempty"`
	Latitude     string   `json:"latitude,omitempty"`
	Longitude    string   `json:"longitude,omitempty"`
	SiteClass    string   `json:"site_class,omitempty"`
	Address      string   `json:"address,omitempty"` // street address of the site
	Supplier     string   `json:"supplier,omitempty"`
	HistoricCost string   `json:"historic_cost,omitempty"` // what was once paid for the row, as the inventory says it
	RemovedOn    string   `json:"removed_on,omitempty"`
	MACAddress   string   `json:"mac_address,omitempty"`
	Vendor       string   `json:"vendor,omitempty"` // designated vendor meant, if any
	Others       []string `json:"others,omitempty"` // further designated vendors that the row names
	Level        string   `json:"level"`            // confirmed, probable, possible, conflicting, unknown
	Outcome      string   `json:"outcome"`          // the worst of its findings, clear when none
	Priced       string   `json:"priced,omitempty"` // firm, if_open (only if open questions go against you), unpriced; empty: not to be replaced
	Low          string   `json:"low,omitempty"`    // equipment cost of the row, P10
	High         string   `json:"high,omitempty"`   // and P90
}

// Finding is what one rule says of one item.
type Finding struct {
	ID        string     `json:"id"` // fingerprint of rule and item, never of line numbers or words
	Rule      string     `json:"rule"`
	Outcome   string     `json:"outcome"`
	Force     string     `json:"force"`
	Citation  string     `json:"citation"`
	Item      ItemRef    `json:"item"`
	Source    Source     `json:"source"` // the cell that the strongest evidence stands in
	Vendor    string     `json:"vendor"`
	Level     string     `json:"level"`
	Evidence  []Evidence `json:"evidence"`
	Missing   []string   `json:"missing"`             // fields that would settle a review
	Questions []string   `json:"questions,omitempty"` // what no field can answer
	Deadline  string     `json:"deadline,omitempty"`
	Since     string     `json:"since,omitempty"` // first day from which the rule says this of such items
	Message   string     `json:"message"`
	Remedy    string     `json:"remedy,omitempty"`
	Waived    bool       `json:"waived"`
	Waiver    string     `json:"waiver,omitempty"`   // id of the waiver
	Eligible  string     `json:"eligible,omitempty"` // reimbursement programme: yes, no, unknown
	Known     bool       `json:"known,omitempty"`    // stood in the baseline already
}

// ItemRef is enough of an item to find it without the inventory.
type ItemRef struct {
	Identity     string `json:"identity"`
	AssetTag     string `json:"asset_tag"`
	SerialNumber string `json:"serial_number,omitempty"`
	SiteID       string `json:"site_id"`
	Manufacturer string `json:"manufacturer"`
	Model        string `json:"model"`
	Quantity     int64  `json:"quantity"`
}

// Evidence is one reason to believe who made an item.
type Evidence struct {
	Kind     string `json:"kind"`
	Field    string `json:"field"`
	Column   int    `json:"column,omitempty"`
	Observed string `json:"observed"`
	Matched  string `json:"matched"`
	Strength string `json:"strength"` // strong or weak
	Source   string `json:"source"`
	Vendor   string `json:"vendor"`
}

// Reject is a row that could not be judged.
type Reject struct {
	Code   string `json:"code"`
	Source Source `json:"source"`
	Field  string `json:"field,omitempty"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
	Text   string `json:"text,omitempty"` // the row itself, shortened

	Vendors []string `json:"vendors,omitempty"` // designated makers that its bytes name
}

// Issue is a cell that could not be read; its field counts as unknown.
type Issue struct {
	Code   string `json:"code"`
	Source Source `json:"source"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Count  int64  `json:"count,omitempty"` // rows that hold the value, of which source is the first; absent from runs of older versions
}

// String renders a source as file!sheet:line:column.
func (s Source) String() string {
	out := s.File
	if s.Sheet != "" {
		out += "!" + s.Sheet
	}
	if s.Line > 0 {
		out += ":" + strconv.Itoa(s.Line)
		if s.Column > 0 {
			out += ":" + strconv.Itoa(s.Column)
		}
	}
	return out
}

// Skip is a line of an input that is no row: a title above the headings, a
// comment, a total, a repeated heading.
type Skip struct {
	File    string   `json:"file"`
	Sheet   string   `json:"sheet,omitempty"`
	Line    int      `json:"line"`
	Code    string   `json:"code"`
	Text    string   `json:"text"`
	Vendors []string `json:"vendors,omitempty"` // designated makers that its bytes name
}

// Ref returns what names the item in a finding.
func (it *Item) Ref() ItemRef {
	return ItemRef{
		Identity:     it.Identity,
		AssetTag:     it.AssetTag,
		SerialNumber: it.SerialNumber,
		SiteID:       it.SiteID,
		Manufacturer: it.Manufacturer,
		Model:        it.Model,
		Quantity:     it.Quantity,
	}
}
