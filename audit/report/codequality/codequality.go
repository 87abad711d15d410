package codequality

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// issueLimit keeps the report small enough for a merge request to be shown.
const issueLimit = 5000

// issue is one entry of the report. The keys are those that GitLab reads.
type issue struct {
	Description string   `json:"description"`
	Check       string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
}

// render writes an array with an issue for each item with findings, the worst
// kept where there are too many, each rejected row, and the verdict where the run
// is not complete. What is waived or known is left to the other formats: a merge
// request shows what it changes.
func render(p *page) error {
	chosen, err := p.Choose(issueLimit, func(it *report.Item) int {
		if _, actual := phrase.Worst(it); !actual {
			return 0
		}
		return 1
	})
	if err != nil {
		return err
	}
	w := &array{page: p}
	p.WriteString("[")
	p.verdict(w, chosen.Left)
	for i := range p.Run.Rejects {
		r := &p.Run.Rejects[i]
		w.add(&issue{
			Description: "row not judged: " + phrase.RejectText(p.Run, r), Check: "gearaudit/rejected", Severity: "critical",
			Fingerprint: fingerprint("rejected", r.Source.String()), Location: at(r.Source),
		})
	}
	err = p.Each(func(it *report.Item) error {
		worst, actual := phrase.Worst(it)
		if len(it.Findings) > 0 && actual && chosen.Has(it) {
			w.add(p.item(it, worst))
		}
		return w.err
	})
	if err != nil {
		return err
	}
	p.WriteString("\n]\n")
	return w.err
}

// verdict says at the first input what no row can: that the run is not complete,
// and how many items are left out.
func (p *page) verdict(w *array, left int) {
	place := location{Path: "inventory", Lines: lines{1}}
	for i := range p.Run.Inputs {
		if p.Run.Inputs[i].SetAside == nil {
			place.Path = p.Run.Inputs[i].Name
			break
		}
	}
	if p.Run.Summary.Verdict == report.VerdictIncomplete {
		w.add(&issue{Description: "Verdict: " + phrase.VerdictText(p.Run), Check: "gearaudit/incomplete", Severity: "blocker", Fingerprint: fingerprint("incomplete"), Location: place})
	}
	if left > 0 {
		text := phrase.Many(int64(left), "item is", "items are") + " left out: this report holds " + phrase.Count(issueLimit) + ". All are in --format json and csv."
		w.add(&issue{Description: text, Check: "gearaudit/left-out", Severity: "blocker", Fingerprint: fingerprint("left out"), Location: place})
	}
}

func (p *page) item(it *report.Item, worst string) *issue {
	vendor := it.Vendor
	if vendor == "" {
		vendor = "unknown"
	}
	text := worst + ": " + phrase.About(it) + ": " + phrase.RuleList(it)
	if asks := phrase.Questions(it); asks != "" {
		text += ". To settle it: " + asks
	}
	return &issue{Description: text, Check: "designated/" + vendor, Severity: severity(worst), Fingerprint: it.ID, Location: at(it.Source)}
}

// severity is GitLab's word for an outcome.
func severity(outcome string) string {
	switch outcome {
	case "breach":
		return "critical"
	case "due":
		return "major"
	case "report", "review":
		return "minor"
	default:
		return "info"
	}
}

func at(s report.Source) location { return location{Path: s.File, Lines: lines{max(s.Line, 1)}} }

// fingerprint is the same for the same texts.
func fingerprint(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// array writes the elements of a JSON array, one a line.
type array struct {
	page  *page
	comma string
	err   error
}

func (a *array) add(v *issue) {
	if a.err != nil {
		return
	}
	text, err := safetext.EncodeJSON(v, "")
	if err != nil {
		a.err = err
		return
	}
	a.page.WriteString(a.comma + "\n")
	_, a.err = a.page.Write(text[:len(text)-1])
	a.comma = ","
}
