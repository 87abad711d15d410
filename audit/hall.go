package audit

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// keptRejects and keptIssues bound what a run lists one by one; all of them
// are counted.
const (
	keptRejects = 1000
	keptIssues  = 1000
)

// hall is what all workers of a run share: read only while they work, but for
// what commit does, one batch at a time and in input order.
type hall struct {
	req      *Request
	dict     *gear.Dictionary
	makers   *maker.Identifier
	judge    *regime.Judge
	ahead    *regime.Timeline // what changes after the day of the judgement
	catalog  *cost.Catalog
	lexicon  []*rules.Vendor
	shares   []regime.Share
	waivers  *regime.Waivers // nil for none
	recorder recorder

	decisions *maker.Decisions // nil for none
	reading   *inventory.File  // the input whose rows are judged
	siteCosts []cost.SiteCost
	fresh     [regime.Outcomes]int64 // rows by the worst outcome that is neither waived nor in the baseline
	seen      seen                   // the items reported, to number those that cannot be told apart
	run       *report.Run
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

// commit hands a batch to the writers.
func (h *hall) commit(records []report.Record, rejects []inventory.Reject, issues []inventory.Issue) error {
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
	for i := range records {
		if err := h.write(&records[i]); err != nil {
			return err
		}
	}
	return nil
}

func (h *hall) write(rec *report.Record) error {
	identity := rec.Item.Identity
	nth := h.number(rec)
	if h.req.Known != nil {
		if err := h.recall(rec, identity, nth); err != nil {
			return err
		}
	}
	for _, o := range h.req.Outputs {
		if o.Records && (len(rec.Findings) > 0 || o.Clear) {
			if err := o.Writer.Record(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

// number makes identities unique and gives every finding its fingerprint.
// Items with the same identity are the same in all that names them, so which
// of them comes first changes nothing. It returns how many it has met.
func (h *hall) number(rec *report.Record) int {
	n := int(h.meet(rec.Item.Identity))
	if n > 1 {
		rec.Item.Identity = fmt.Sprintf("%s-%d", rec.Item.Identity, n)
	}
	for i := range rec.Findings {
		f := &rec.Findings[i]
		f.Item.Identity = rec.Item.Identity
		f.ID = regime.Fingerprint(f.Rule, rec.Item.Identity)
	}
	return n
}

// meet counts an identity, which is a number of 64 bits, and returns how often
// it was met.
func (h *hall) meet(identity string) uint32 {
	id, _ := strconv.ParseUint(identity, 16, 64)
	return h.seen.meet(id)
}

func (h *hall) reject(r *inventory.Reject) report.Reject {
	return report.Reject{Code: r.Code, Source: source(r.Place), Field: field(h.dict, r), Reason: r.Reason, Hint: r.Hint, Text: shortened(r.Text)}
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
