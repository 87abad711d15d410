package phrase

import (
	"strconv"
	"strings"

	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Frequent sorts values that could not be read, the most frequent first. What only
// tells of a sheet is not among them.
func Frequent(list []report.Issue) []report.Issue {
	out := slices.DeleteFunc(slices.Clone(list), func(x report.Issue) bool { return sheetNote(&x) != "" })
	slices.SortStableFunc(out, func(a, b report.Issue) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// IssueText says why a value could not be read, and the line that settles it.
func IssueText(x *report.Issue) string {
	if x.Settle == "" {
		return x.Reason
	}
	return x.Reason + "; " + x.Settle
}

// RejectText says why a row was not judged, and whom it names.
func RejectText(run *report.Run, r *report.Reject) string {
	text := Field(r.Field) + r.Reason
	if names := VendorNames(run, r.Vendors); names != "" {
		text += "; it names " + names
	}
	return text
}

// Told says how many lines are no rows, how many columns have no field, which
// rows repeat others and who is only mentioned.
func Told(run *report.Run) []string {
	var out []string
	if n := run.Summary.Counts.Skipped; n > 0 {
		var first []string
		for i := range run.Skipped {
			s := &run.Skipped[i]
			first = append(first, s.Source.String()+" ("+s.Code+")")
		}
		out = append(out, Sentence(Many(n, "line is not a row", "lines are not rows"))+strings.TrimSuffix(": "+Listed(first, 3, "line", "lines"), ": ")+".")
	}
	out = append(out, unreadColumns(run)...)
	if n := run.Summary.Counts.Repeated; n > 0 {
		out = append(out, Sentence(Many(n, "row repeats", "rows repeat"))+" another and is counted once.")
	}
	for i := range run.Issues {
		if text := sheetNote(&run.Issues[i]); text != "" {
			out = append(out, text)
		}
	}
	for i := range run.Mentions {
		m := &run.Mentions[i]
		out = append(out, VendorName(run, m.Vendor)+" is mentioned in "+m.Field+" of "+Many(m.Count, "row", "rows")+", first at "+m.First.String()+"; that says nothing of who made the item.")
	}
	if n := run.Summary.Counts.GoneByWord; n > 0 {
		out = append(out, Sentence(Many(n, "item of a designated vendor is", "items of designated vendors are"))+" gone by a status alone, without a day of removal.")
	}
	if n := run.Summary.Counts.GoneByNote; n > 0 {
		out = append(out, Sentence(Many(n, "item of a designated vendor counts", "items of designated vendors count"))+" as in place although the notes speak of removal: a note makes nothing gone; give a status, or a day of removal.")
	}
	if n := run.Summary.Counts.Unlisted; n > 0 {
		var names []string
		for i := range run.Labels {
			names = append(names, strconv.Quote(Clip(run.Labels[i].Text, 30))+" ("+Count(run.Labels[i].Rows)+")")
		}
		out = append(out, Sentence(Many(n, "row is", "rows are"))+" cleared on the word of "+Many(int64(len(run.Labels)), "label that no list has", "labels that no list has")+": "+Listed(names, 5, "label", "labels")+".")
	}
	if n := run.Summary.Counts.Passive; n > 0 {
		out = append(out, Sentence(Many(n, "row does not say who made a passive thing", "rows do not say who made a passive thing"))+", such as a panel or a cable; nobody needs to know.")
	}
	if run.NothingFound != "" && run.Uncovered == "" {
		out = append(out, "Of "+run.Profile.Country+" itself: "+run.NothingFound+".")
	}
	if n := run.Summary.Counts.Elsewhere; n > 0 {
		out = append(out, Sentence(Many(n, "item is", "items are"))+" of vendors that are only on lists which bind by contract (section 1260H, section 5949): they count as other makers'.")
	}
	return out
}

// unreadColumns says how many columns have no field, and whom they name.
func unreadColumns(run *report.Run) []string {
	var out []string
	plain, besides := int64(0), []string(nil)
	for i := range run.ColumnsUnread {
		switch c := &run.ColumnsUnread[i]; {
		case c.Besides:
			besides = append(besides, strconv.Quote(c.Heading))
		case len(c.Vendors) > 0:
			out = append(out, "Column "+strconv.Quote(c.Heading)+" has no field and names "+VendorNames(run, c.Vendors)+": what it says counts as a text about the item.")
		case c.Like == "":
			plain++
		}
	}
	if plain > 0 {
		out = append(out, Sentence(Many(plain, "column has", "columns have"))+" no field; every cell in them was searched for makers, and none was found.")
	}
	if n := int64(len(besides)); n > 0 {
		out = append(out, Sentence(Many(n, "column about people, places or upkeep has", "columns about people, places or upkeep have"))+" no field: "+Listed(besides, 3, "column", "columns")+". Whoever is named there made nothing.")
	}
	return out
}

// sheetNote says what was read although the sheet hides it, and what of it could
// not be; nothing for other values.
func sheetNote(x *report.Issue) string {
	var n string
	first := ", first at " + x.First.String()
	switch x.Code {
	case "hidden-sheet":
		return "The sheet " + x.First.String() + " is hidden; it was read and counts."
	case "hidden-row":
		n = Many(x.Count, "hidden row was read and counts", "hidden rows were read and count")
	case "hidden-column":
		n = Many(x.Count, "hidden column was read", "hidden columns were read")
	case "struck-through":
		n = Many(x.Count, "cell is struck through and counts", "cells are struck through and count") + " all the same; a status says that an item is gone"
	case "comment-read":
		n = Many(x.Count, "comment on a cell names a designated maker and was read as a note of its row", "comments on cells name designated makers and were read as notes of their rows")
	case "own-columns":
		n = Many(x.Count, "column", "columns") + " that gearaudit wrote were not read"
	case "section-sites":
		n = Many(x.Count, "line stands alone above rows and was read as their site", "lines stand alone above rows and were read as their site")
	case "turned-table":
		n = Many(x.Count, "thing stands", "things stand") + " in a column with its fields below each other, and was read from there"
	case "cards":
		n = Many(x.Count, "thing stands", "things stand") + " on a card, its fields in a block of lines, and was read from there"
	case "error-cell":
		n = Many(x.Count, "cell is", "cells are") + " in error and counts as unknown"
	default:
		return ""
	}
	return Sentence(n) + first + "."
}

// ReadingNotes say what a reader must know of how the inputs were read: an
// encoding that was inferred, and what was set aside.
func ReadingNotes(r *report.Run) []string {
	var out []string
	for i := range r.Inputs {
		in := &r.Inputs[i]
		if strings.Contains(in.Encoding, "(") {
			out = append(out, in.Name+" was read as "+in.Encoding+".")
		}
		if a := in.SetAside; a != nil {
			text := InputName(in) + " was set aside"
			if a.By == "user" {
				text += " on your word"
			}
			text += ": " + a.Why
			if names := VendorNames(r, a.Vendors); names != "" {
				text += "; it names " + names
			}
			out = append(out, text+".")
		}
	}
	return out
}

// InputName names an input and its sheet, as places in messages do.
func InputName(in *report.Input) string {
	if in.Sheet == "" {
		return in.Name
	}
	return in.Name + "!" + in.Sheet
}
