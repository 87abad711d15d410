package maker

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// maxQuestions caps the queue, so that a file in which no two rows are alike
// does not fill the memory.
const maxQuestions = 100_000

// Question asks a person for the maker of all rows that say the same.
type Question struct {
	Fields []gear.Field // what the rows have in common, in rising order
	Texts  []string     // what those fields say
	Vendor string       // the vendor that the evidence points to, empty for none
	Others []string     // further ones
	Level  gear.Level
	Rows   int64
	Units  int64
	Money  gear.Amount         // at stake, as the caller counted it
	First  gear.Place          // of the first row
	Why    []evidence.Evidence // of the first row
	Note   string
}

// Queue collects the rows whose maker is undecided. The zero Queue is empty.
type Queue struct {
	byKey map[string]*Question
	Rows  int64 // undecided rows
	Lost  int64 // rows that found no room
}

// Add files a row when its maker is undecided, with the money at stake for it.
func (q *Queue) Add(it *gear.Item, id *Identification, money gear.Amount) {
	if id.Level == gear.Confirmed || id.Level == gear.OtherMaker {
		return
	}
	q.Rows++
	fields := common(it, id)
	var b strings.Builder
	b.WriteString(id.Vendor)
	for _, f := range fields {
		b.WriteByte(0)
		b.WriteByte(byte(f))
		b.WriteString(folded(it.Text(f)))
	}
	x := q.byKey[b.String()]
	if x == nil {
		if len(q.byKey) >= maxQuestions {
			q.Lost++
			return
		}
		if q.byKey == nil {
			q.byKey = map[string]*Question{}
		}
		x = &Question{Fields: fields, Vendor: id.Vendor, Others: id.Others, Level: id.Level, First: it.Place, Why: id.Evidence, Note: id.Note}
		for _, f := range fields {
			x.Texts = append(x.Texts, strings.Clone(it.Text(f)))
		}
		q.byKey[b.String()] = x
	}
	x.add(Question{Rows: 1, Units: it.Units(), Money: money, First: it.Place, Level: id.Level, Why: id.Evidence, Others: id.Others, Note: id.Note})
}

// add joins the counts. The earliest row speaks for all of them, so that the
// order in which workers finish does not matter.
func (x *Question) add(o Question) {
	x.Rows += o.Rows
	x.Units += o.Units
	if sum, err := x.Money.Add(o.Money); err == nil {
		x.Money = sum
	} else {
		x.Money = math.MaxInt64
	}
	if before(o.First, x.First) {
		x.First, x.Why, x.Level, x.Others, x.Note = o.First, o.Why, o.Level, o.Others, o.Note
		if o.Texts != nil {
			x.Texts = o.Texts
		}
	}
}

func before(a, b gear.Place) bool {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line)) < 0
}

// common returns the fields by which a person can answer for a row: the cell
// that names the maker, and the model where it has a say or stands alone.
func common(it *gear.Item, id *Identification) []gear.Field {
	var fields []gear.Field
	fromLabel := len(id.Evidence) > 0 && (id.Evidence[0].Field == gear.Manufacturer || id.Evidence[0].Field == gear.Brand)
	for _, f := range [...]gear.Field{gear.Manufacturer, gear.Brand} {
		if it.Known(f) {
			fields = append(fields, f)
		}
	}
	if fromLabel && id.Level != gear.Conflicting {
		return fields
	}
	for _, f := range [...]gear.Field{gear.Model, gear.PartNumber, gear.SysObjectID, gear.FCCID, gear.Description} {
		if it.Known(f) {
			return append(fields, f)
		}
	}
	return fields
}

// Merge adds the rows of another queue.
func (q *Queue) Merge(o *Queue) {
	if q.byKey == nil {
		q.byKey = map[string]*Question{}
	}
	q.Rows += o.Rows
	q.Lost += o.Lost
	for key, x := range o.byKey {
		if mine := q.byKey[key]; mine != nil {
			mine.add(*x)
		} else {
			q.byKey[key] = x
		}
	}
}

// List returns the questions by money, then by units, then by rows at stake.
func (q *Queue) List() []*Question {
	keys := slices.Sorted(maps.Keys(q.byKey))
	list := make([]*Question, len(keys))
	for i, k := range keys {
		list[i] = q.byKey[k]
	}
	slices.SortStableFunc(list, func(a, b *Question) int {
		return cmp.Or(cmp.Compare(b.Money, a.Money), cmp.Compare(b.Units, a.Units), cmp.Compare(b.Rows, a.Rows))
	})
	return list
}
