package report

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// MakerRow says who made one inventory row.
type MakerRow struct {
	Source       Source     `json:"source"`
	Manufacturer string     `json:"manufacturer"` // as the row says it
	Model        string     `json:"model"`
	Vendor       string     `json:"vendor"` // designated vendor meant, empty when none
	Others       []string   `json:"others,omitempty"`
	Level        string     `json:"level"`               // confirmed, probable, possible, conflicting, unknown; rejected for a row that could not be read
	Somebody     bool       `json:"names_another_maker"` // at level unknown: the row names a maker, and it is no designated one
	Evidence     []Evidence `json:"evidence"`            // strongest first
	Missing      []string   `json:"missing"`             // fields that would settle it
	Note         string     `json:"note,omitempty"`      // what else to know, or why the row was rejected
	Hint         string     `json:"hint,omitempty"`
}

// Makers sums up a run that only asked who made each row. Rows = Judged +
// Rejected.
type Makers struct {
	Inputs    []Input        `json:"inputs"`
	Packs     []Pack         `json:"packs"`
	Rows      int64          `json:"rows_read"`
	Judged    int64          `json:"judged"`
	Rejected  int64          `json:"rejected"`
	Vendors   []VendorLevels `json:"vendors"`   // that a row names, in order of id
	Unknown   int64          `json:"unknown"`   // rows in which nothing says who made it
	Somebody  int64          `json:"somebody"`  // rows of makers who are not designated
	Decisions []Decision     `json:"decisions"` // what became of the answers of people
	ExitCode  int            `json:"exit_code"` // 0, or 3 when not every row could be read
}

// VendorLevels counts the rows of one vendor by how sure it is.
type VendorLevels struct {
	Vendor      string `json:"vendor"`
	Confirmed   int64  `json:"confirmed"`
	Probable    int64  `json:"probable"`
	Possible    int64  `json:"possible"`
	Conflicting int64  `json:"conflicting"`
}

// LevelRejected stands in place of a level for a row that could not be read.
const LevelRejected = "rejected"

// MakerWriter prints who made each row, in one format, while the rows are read:
// nothing is kept but the batch at hand.
type MakerWriter struct {
	out     io.Writer
	form    makerForm
	started bool
}

// makerForm is one format. Only rows may be called by several goroutines.
type makerForm interface {
	head() []byte
	rows(list []MakerRow) ([]byte, error) // each of them with the joint in front
	joint() int                           // bytes in front of the very first row that are left out
	foot(m *Makers) ([]byte, error)
}

// MakerFormats lists the formats of a MakerWriter in the order of the help.
func MakerFormats() []string { return []string{"table", "csv", "json"} }

// NewMakerWriter begins to print in one of the MakerFormats.
func NewMakerWriter(out io.Writer, format string, tool Tool, width int) (*MakerWriter, error) {
	w := &MakerWriter{out: out}
	switch format {
	case "table":
		w.form = newMakerTable(width)
	case "csv":
		w.form = makerCSV{}
	case "json":
		w.form = makerJSON{tool}
	default:
		return nil, errors.New(`there is no format "` + format + `" for makers`)
	}
	return w, nil
}

// Render makes the text of some rows. It may be called by several goroutines.
func (w *MakerWriter) Render(list []MakerRow) ([]byte, error) { return w.form.rows(list) }

// Write prints what Render made, in input order.
func (w *MakerWriter) Write(text []byte) error {
	if w.started {
		return w.put(text)
	}
	w.started = true
	return errors.Join(w.put(w.form.head()), w.put(text[min(w.form.joint(), len(text)):]))
}

// Close prints what stands below the rows.
func (w *MakerWriter) Close(m *Makers) error {
	m.Inputs, m.Packs, m.Vendors, m.Decisions = notNil(m.Inputs), notNil(m.Packs), notNil(m.Vendors), notNil(m.Decisions)
	text, err := w.form.foot(m)
	if err != nil {
		return err
	}
	if !w.started {
		return errors.Join(w.put(w.form.head()), w.put(text))
	}
	return w.put(text)
}

func (w *MakerWriter) put(text []byte) error {
	_, err := w.out.Write(text)
	return err
}

// Vendor returns the counts of a vendor, which begin at nothing.
func (m *Makers) Vendor(id string) *VendorLevels {
	i, found := slices.BinarySearchFunc(m.Vendors, id, func(v VendorLevels, id string) int { return strings.Compare(v.Vendor, id) })
	if !found {
		m.Vendors = slices.Insert(m.Vendors, i, VendorLevels{Vendor: id})
	}
	return &m.Vendors[i]
}
