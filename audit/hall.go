package audit

import (
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/rules"
)

// keptRejects and keptIssues bound what a run lists one by one; all of them
// are counted.
const (
	keptRejects = 1000
	keptIssues  = 1000
	keptSkips   = 1000
)

// hall is what all workers of a run share: read only while they work, but for
// what commit does, one batch at a time and in input order.
type hall struct {
	req     *Request
	dict    *gear.Dictionary
	makers  *maker.Identifier
	judge   *regime.Judge
	ahead   *regime.Timeline // what changes after the day of the judgement
	catalog *cost.Catalog
	lexicon []*rules.Vendor
	shares  []regime.Share
	waivers *regime.Waivers // nil for none
	plain   []Output        // that want records one by one
	paged   []paged         // that take pages

	decisions *maker.Decisions // nil for none
	reading   *inventory.File  // the input whose rows are judged
	siteCosts []cost.SiteCost
	fresh     [regime.Outcomes]int64 // rows by the worst outcome that is neither waived nor in the baseline
	seen      seen                   // the items reported, to number those that cannot be told apart
	found     seen                   // those with findings, where a baseline is held against them
	twins     []csv.Twin             // scratch of bind
	desk      sync.Mutex             // for sheaves
	sheaves   []*sheaf               // to be filled again; as many as there are batches at a time
	run       *report.Run
	pacer     pacer
}

// wants reports whether an output needs the record of a row.
func (h *hall) wants(found bool) bool {
	if found && h.req.Known != nil {
		return true
	}
	for _, o := range h.req.Outputs {
		if o.Records && (found || o.Clear) {
			return true
		}
	}
	return false
}

// commit books what a batch could not read.
func (h *hall) commit(rejects []inventory.Reject, issues []inventory.Issue, skips []inventory.Skip) error {
	for i := range skips {
		if len(h.run.Skipped) == keptSkips {
			break
		}
		s := &skips[i]
		h.run.Skipped = append(h.run.Skipped, report.Skip{
			File: s.Place.File, Sheet: s.Place.Sheet, Line: s.Place.Line, Code: s.Code, Text: shortened(s.Text), Vendors: s.Vendors,
		})
	}
	for i := range rejects {
		if h.req.Rejects != nil {
			if err := h.req.Rejects(h.reading, &rejects[i]); err != nil {
				return err
			}
		}
		if len(h.run.Rejects) < keptRejects {
			h.run.Rejects = append(h.run.Rejects, h.reject(&rejects[i]))
		}
	}
	for i := range issues {
		if len(h.run.Issues) < keptIssues {
			h.run.Issues = append(h.run.Issues, h.issue(&issues[i]))
		}
	}
	return nil
}

func (h *hall) reject(r *inventory.Reject) report.Reject {
	return report.Reject{Code: r.Code, Source: source(r.Place), Field: field(h.dict, r), Reason: r.Reason, Hint: r.Hint, Text: shortened(r.Text), Vendors: r.Vendors}
}

// keptText is how much of a rejected row a run keeps.
const keptText = 1000

func shortened(s string) string {
	if len(s) <= keptText {
		return s
	}
	return strings.ToValidUTF8(s[:keptText], "") + "..."
}

// field names the field of the cell that is to blame.
func field(dict *gear.Dictionary, r *inventory.Reject) string {
	if !r.HasField {
		return ""
	}
	return dict.Name(r.Field)
}

func (h *hall) issue(i *inventory.Issue) report.Issue {
	return report.Issue{Code: i.Code, Source: source(i.Place), Field: h.dict.Name(i.Field), Value: i.Text, Reason: i.Reason}
}
