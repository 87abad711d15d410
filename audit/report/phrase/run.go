package phrase

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Title is what a document about the run is called: the operator, where it has a name.
func Title(run *report.Run) string {
	if run.Profile != nil && run.Profile.Name != "" {
		return run.Profile.Name
	}
	return "Designated network gear"
}

// Inputs names the first files of a run that were read.
func Inputs(run *report.Run) string {
	var names []string
	for _, in := range run.Inputs {
		name := in.Name
		if in.Sheet != "" {
			name += " (" + in.Sheet + ")"
		}
		if in.SetAside == nil {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "No file"
	}
	return Listed(names, 3, "file", "files")
}

// Unlisted is how many rejected rows the run counts and does not list.
func Unlisted(r *report.Run) int64 {
	return max(0, r.Summary.Counts.Rejected-int64(len(r.Rejects)))
}

// UnlistedText says so, for formats that list rejected rows.
func UnlistedText(r *report.Run) string {
	return "and " + Many(Unlisted(r), "more rejected row that is not listed", "more rejected rows that are not listed")
}

// RuleIndex is the place of a rule in the run, -1 when it has none.
func RuleIndex(r *report.Run, id string) int {
	return slices.IndexFunc(r.Rules, func(rule report.Rule) bool { return rule.ID == id })
}

// NoProfile is said of a run without a profile.
const NoProfile = "No operator profile was given, so no legal duty was checked. Create one with gearaudit init."

// CoverageText reads: 5 records = 1 heading + 1 skipped + 3 rows; 3 rows = 2
// judged + 1 rejected. ...
func CoverageText(r *report.Run) string {
	c := &r.Summary.Counts
	text := Sentence(Many(c.Rows, "row", "rows")) + " read = " + Count(c.Judged) + " judged + "
	if c.Repeated > 0 {
		text += Count(c.Repeated) + " repeated + "
	}
	text += Count(c.Rejected) + " rejected. "
	if c.Skipped > 0 {
		text += Sentence(Many(c.Skipped, "line is not a row", "lines are not rows")) + ". "
	}
	return text + knownText(c)
}

// knownText says in how many rows the maker is known.
func knownText(c *report.Counts) string {
	if c.Unknown == 0 {
		return "The maker is known in every row that was judged."
	}
	return "The maker is known in " + Many(c.Identified, "row", "rows") + " and unknown in " + Count(c.Unknown) + "."
}

// VerdictText reads: findings (exit code 1): 214 items are designated or worse.
func VerdictText(r *report.Run) string {
	s := &r.Summary
	text := "no finding at " + r.FailOn + " or worse, and no budget is exceeded"
	if len(s.Reasons) > 0 {
		text = strings.Join(reasonTexts(s), "; ")
	}
	return VerdictWord(s.Verdict) + " (exit code " + strconv.Itoa(s.ExitCode) + "): " + text + "."
}

// VerdictWord is a verdict in a sentence.
func VerdictWord(verdict string) string { return strings.ReplaceAll(verdict, "_", " ") }

// reasonTexts are the reasons, the verdict's own without its word in front, and
// what somebody excused as what it is.
func reasonTexts(s *report.Summary) []string {
	out := make([]string, len(s.Reasons))
	for i, text := range s.Reasons {
		out[i] = reasonText(strings.TrimPrefix(text, s.Verdict+": "))
	}
	return out
}

// reasonText is a reason of the contract in a sentence.
func reasonText(text string) string {
	verdict, why, ok := strings.Cut(text, ": ")
	switch {
	case !ok || !slices.Contains(report.Verdicts(), verdict):
		return text
	case verdict == report.VerdictPass:
		return "also, " + strings.ToLower(why[:1]) + why[1:]
	default:
		return VerdictWord(verdict) + ": " + why
	}
}

// Why says on one line why a run ends as it does.
func Why(r *report.Run) string {
	if len(r.Summary.Reasons) == 0 {
		return r.Summary.Verdict
	}
	out := make([]string, len(r.Summary.Reasons))
	for i, text := range r.Summary.Reasons {
		out[i] = reasonText(text)
	}
	return strings.Join(out, "; ")
}

// VendorName returns a vendor's name, its id where the run has none.
func VendorName(r *report.Run, id string) string {
	for i := range r.Vendors {
		if r.Vendors[i].ID == id {
			return r.Vendors[i].Name
		}
	}
	return id
}

// VendorNames lists vendors by their names, nothing for none.
func VendorNames(r *report.Run, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = VendorName(r, id)
	}
	return strings.Join(out, ", ")
}

// RuleText reads: us-usf-54.9: Universal Service money ... (regulation, 47 CFR 54.9).
func RuleText(r report.Rule) string {
	text := r.ID
	if r.Title != "" {
		text += ": " + r.Title
	}
	basis := strings.Trim(r.Force+", "+r.Cited(), ", ")
	if basis != "" {
		text += " (" + basis + ")"
	}
	return text
}

// VendorNote is what the counts by vendor add up to.
func VendorNote(r *report.Run) string {
	var sure int64
	for i := range r.VendorTotals {
		sure += r.VendorTotals[i].Confirmed + r.VendorTotals[i].Probable
	}
	return "items in place, by how sure the maker is; confirmed and probable are " + Many(sure, "item", "items")
}

// MissingNote is how many findings the missing facts are counted in.
func MissingNote(r *report.Run) string {
	var open int64
	for i := range r.RuleTotals {
		open += r.RuleTotals[i].Outcomes["review"]
	}
	return "of " + Many(open, "finding", "findings") + " in review"
}

// AnswerText says where an answer has to be given.
func AnswerText(field string) string {
	if fact, ok := strings.CutPrefix(field, "operator."); ok {
		return "profile's operator." + fact
	}
	return "column " + field
}
