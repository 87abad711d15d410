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

// Inputs names the first files of a run.
func Inputs(run *report.Run) string {
	names := make([]string, len(run.Inputs))
	for i, in := range run.Inputs {
		names[i] = in.Name
		if in.Sheet != "" {
			names[i] += " (" + in.Sheet + ")"
		}
	}
	if len(names) == 0 {
		return "No file"
	}
	return Listed(names, 3, "file", "files")
}

// Unlisted is how many rejected rows the run counts and does not list.
func Unlisted(r *report.Run) int64 {
	return max(0, r.Summary.Coverage.Rejected-int64(len(r.Rejects)))
}

// UnlistedText says so, for formats that list rejected rows.
func UnlistedText(r *report.Run) string {
	return "and " + Many(Unlisted(r), "more rejected row that is not listed", "more rejected rows that are not listed")
}

// RuleIndex is the place of a rule in the run, -1 when it has none.
func RuleIndex(r *report.Run, id string) int {
	return slices.IndexFunc(r.Rules, func(rule report.Rule) bool { return rule.ID == id })
}

const NoProfile = "Nobody said who asks, so no duty was judged: give --profile FILE to learn what binds you."

// CoverageText reads: 3 rows read = 2 judged + 1 rejected. ...
func CoverageText(s *report.Summary) string {
	c := &s.Coverage
	return Sentence(Many(c.Rows, "row", "rows")) + " read = " + Count(c.Judged) + " judged + " + Count(c.Rejected) + " rejected. " +
		Sentence(Many(c.Identified, "row says", "rows say")) + " who made it, " + Many(c.Unknown, "does not", "do not") + "."
}

// VerdictText reads: findings (exit code 1): ...
func VerdictText(s *report.Summary) string {
	text := map[string]string{
		report.VerdictClean:      "nothing at or above " + s.FailOn + ", and no budget is exceeded.",
		report.VerdictFindings:   "at least one row is " + s.FailOn + " or worse.",
		report.VerdictOverBudget: "the money does not reach.",
		report.VerdictIncomplete: "rows were rejected or none was judged.",
	}[s.Verdict]
	return s.Verdict + " (exit code " + strconv.Itoa(s.ExitCode) + "): " + text
}

// RuleByID finds what the run says of a rule.
func RuleByID(r *report.Run, id string) report.Rule {
	for i := range r.Rules {
		if r.Rules[i].ID == id {
			return r.Rules[i]
		}
	}
	return report.Rule{ID: id}
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

// RuleText reads: us-usf-54.9: Universal Service money ... (regulation, 47 CFR 54.9).
func RuleText(r report.Rule) string {
	text := r.ID
	if r.Title != "" {
		text += ": " + r.Title
	}
	basis := strings.Trim(r.Force+", "+r.Citation, ", ")
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
