package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// checker collects what is wrong in one file.
type checker struct {
	file   string
	faults []*gear.Fault
}

func (c *checker) fail(p Pos, hint, format string, args ...any) {
	c.faults = append(c.faults, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf(format, args...), Place: p.In(c.file), Hint: hint})
}

// need reports keys that are blank.
func (c *checker) need(p Pos, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			c.fail(p, "add "+pairs[i]+": ...", "%s is missing", pairs[i])
		}
	}
}

func (c *checker) oneOf(p Pos, key, value string, list []string) {
	if !slices.Contains(list, value) {
		c.fail(p, nearest(value, list), "%s cannot be %q", key, value)
	}
}

// check reports everything that is wrong in a rule that decoded well.
func (r *Rule) check(name string) error {
	c := &checker{file: r.File}
	c.need(r.Pos, "id", r.ID, "title", r.Title, "jurisdiction", r.Jurisdiction, "authority", r.Authority, "citation", r.Citation, "why", r.Why)
	if r.ID != name {
		c.fail(r.Pos, "name the file after the rule", "the rule %q stands in a file named %q", r.ID, name)
	}
	c.oneOf(r.Pos, "force", r.Force, Forces())
	c.sources(r)
	c.reach(r)
	c.ref(r.Pos, "valid_from", r.ValidFrom)
	if r.Reach != "" {
		c.oneOf(r.Pos, "reach", r.Reach, []string{ReachNetwork, ReachContract})
	}
	if r.Unbound != "" {
		c.oneOf(r.Pos, "unbound", r.Unbound, []string{"review", "designated", "advisory", "none"})
	}
	for _, cond := range []*Condition{r.Category, r.Binds, r.Eligible} {
		c.condition(cond)
	}
	for i := range r.Clauses {
		c.clause(r, &r.Clauses[i])
	}
	c.share(r.Share)
	return join(c.faults)
}

func (c *checker) sources(r *Rule) {
	if len(r.Sources) == 0 {
		c.fail(r.Pos, "add sources: with url, checked and evidence", "the rule has no source")
	}
	for _, s := range r.Sources {
		c.need(s.Pos, "url", s.URL, "checked", s.Checked.String())
		c.oneOf(s.Pos, "evidence", s.Evidence, Evidences())
	}
}

// reach checks that a rule names what it reaches in exactly one way.
func (c *checker) reach(r *Rule) {
	ways := 0
	for _, set := range []bool{len(r.Vendors) > 0, r.List != "", r.Category != nil} {
		if set {
			ways++
		}
	}
	if ways != 1 {
		c.fail(r.Pos, "a rule reaches vendors, the entries of a list or a category", "exactly one of vendors, list and category is needed")
	}
	if (len(r.Clauses) == 0) == (r.Share == nil) {
		c.fail(r.Pos, "say in clauses what follows, or give a share with its cap", "exactly one of clauses and share is needed")
	}
}

func (c *checker) clause(r *Rule, cl *Clause) {
	c.need(cl.Pos, "id", cl.ID)
	c.oneOf(cl.Pos, "outcome", cl.Outcome, Outcomes())
	if (cl.Outcome == "breach" || cl.Outcome == "due") && !Binding(r.Force) {
		c.fail(cl.Pos, "use advisory", "a %s cannot be breached", r.Force)
	}
	if cl.Outcome == "due" && cl.Deadline == nil {
		c.fail(cl.Pos, "add deadline: 2027-12-31", "what is due has no deadline")
	}
	if cl.Outcome != "clear" {
		c.need(cl.Pos, "message", cl.Message)
	}
	c.condition(cl.When)
	if d := cl.Deadline; d != nil {
		c.ref(d.Pos, "deadline", d.At)
		c.ref(d.Pos, "deadline", d.Fact)
		if d.Yearly != "" {
			c.ref(d.Pos, "deadline", "2026-"+d.Yearly)
		}
	}
}

func (c *checker) share(s *Share) {
	if s == nil {
		return
	}
	c.condition(&s.Universe)
	if _, ok := gear.ParseFraction(s.Cap); !ok {
		c.fail(s.Pos, "write a fraction such as 7/20", "the cap %q is not a fraction between 0 and 1", s.Cap)
	}
	if s.Deadline == 0 || len(s.Measures) == 0 {
		c.fail(s.Pos, "add deadline and measures", "a share needs a deadline and at least one measure")
	}
	for _, m := range s.Measures {
		c.need(m.Pos, "unit", m.Unit)
		if (m.Count == "") == (m.Sum == "") {
			c.fail(m.Pos, "count a field's distinct values, or sum a field", "exactly one of count and sum is needed")
		}
	}
}

// check reports everything that is wrong in a list that decoded well.
func (l *List) check(name string) error {
	c := &checker{file: l.File}
	c.need(l.Pos, "id", l.ID, "title", l.Title, "date", l.Date.String())
	if l.ID != name {
		c.fail(l.Pos, "name the file after the list", "the list %q stands in a file named %q", l.ID, name)
	}
	if l.Reach != "" {
		c.oneOf(l.Pos, "reach", l.Reach, []string{ReachNetwork, ReachContract})
	}
	for _, e := range l.Entries {
		c.need(e.Pos, "id", e.ID, "name", e.Name, "listed_on", e.ListedOn.String(), "duty_from", e.DutyFrom.String(),
			"report_from", e.ReportFrom.String(), "url", e.URL, "checked", e.Checked.String())
		c.oneOf(e.Pos, "evidence", e.Evidence, Evidences())
		if (e.Vendor == "") == (e.Category == nil) {
			c.fail(e.Pos, "an entry lists a vendor or a category", "exactly one of vendor and category is needed")
		}
		c.condition(e.Category)
		c.condition(e.Limit)
	}
	return join(c.faults)
}

// check reports what a pack does not say of itself.
func (p *Pack) check(file string) error {
	c := &checker{file: file}
	c.need(p.Pos, "id", p.ID, "title", p.Title, "date", p.Date.String(), "checked", p.Checked.String())
	if len(p.Changelog) == 0 {
		c.fail(p.Pos, "add changelog: with on and what", "nothing says what changed in the pack")
	}
	newest := p.Checked
	for _, ch := range p.Changelog {
		c.need(ch.Pos, "on", ch.On.String(), "what", ch.What)
		if ch.On > newest {
			c.fail(ch.Pos, "the newest change stands first, and no change is younger than the day of checked", "the change of %s stands behind an older day", ch.On)
		}
		newest = ch.On
	}
	return join(c.faults)
}

// pack reads the description of a jurisdiction.
func (l *loader) pack(dir string) *Pack {
	file, p := dir+"/"+packFile, &Pack{}
	src, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		err = &gear.Fault{Kind: gear.Usage, What: "the folder has no " + packFile, Place: gear.Place{File: l.root + "/" + dir}, Err: err}
	} else {
		if err = l.decode(l.root+"/"+file, src, p); err == nil {
			err = p.check(l.root + "/" + file)
		}
	}
	l.note(err)
	return p
}

// sum fingerprints the files of a jurisdiction.
func (l *loader) sum(f folder) {
	sum := sha256.New()
	files := slices.Clone(f.files)
	for _, list := range f.pack.Lists {
		files = append(files, listDir+"/"+list+".yaml")
	}
	for _, n := range files {
		b, err := fs.ReadFile(l.fsys, n)
		if err != nil {
			l.errs = append(l.errs, &gear.Fault{Kind: gear.Usage, What: "the rule cannot be read", Place: gear.Place{File: n}, Err: err})
		}
		sum.Write([]byte(path.Base(n) + "\x00"))
		sum.Write(b)
	}
	f.pack.SHA256 = hex.EncodeToString(sum.Sum(nil))
}
