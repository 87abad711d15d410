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
const NoProfile = "Nobody said who asks, so no duty was judged: give --profile FILE to learn what binds you."

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
		text += Sentence(Many(c.Skipped, "line is", "lines are")) + " no row and told. "
	}
	return text + Sentence(Many(c.Identified, "row says", "rows say")) + " who made it, " + Many(c.Unknown, "does not", "do not") + "."
}

// VerdictText reads: findings (exit code 1): 214 items are designated or worse.
func VerdictText(r *report.Run) string {
	s := &r.Summary
	text := "nothing at or above " + r.FailOn + ", and no budget is exceeded"
	if len(s.Reasons) > 0 {
		text = strings.Join(reasonTexts(s), "; ")
	}
	return s.Verdict + " (exit code " + strconv.Itoa(s.ExitCode) + "): " + text + "."
}

// reasonTexts are the reasons, the verdict's own without its word in front.
func reasonTexts(s *report.Summary) []string {
	out := make([]string, len(s.Reasons))
	for i, text := range s.Reasons {
		out[i] = strings.TrimPrefix(text, s.Verdict+": ")
	}
	return out
}

// Why says on one line why a run ends as it does.
func Why(r *report.Run) string {
	if len(r.Summary.Reasons) == 0 {
		return r.Summary.Verdict
	}
	return strings.Join(r.Summary.Reasons, "; ")
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

// AnswerText says where an answer has to be given.
func AnswerText(field string) string {
	if fact, ok := strings.CutPrefix(field, "operator."); ok {
		return "profile: operator." + fact
	}
	return "column " + field
}
