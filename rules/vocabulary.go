package rules

import "slices"

// Forces lists what a rule can be, strongest first. Only the first six bind.
func Forces() []string {
	return []string{"statute", "regulation", "licence", "order", "contract", "authorisation", "policy", "guidance", "warning", "proposal"}
}

// Binding reports whether a rule of this force can be breached.
func Binding(force string) bool {
	i := slices.Index(Forces(), force)
	return i >= 0 && i < 6
}

// What the listing of a vendor can reach.
const (
	ReachNetwork  = "network"  // an operator's own network
	ReachContract = "contract" // only who sells to, or contracts with, an authority
)

// Outcomes lists what a rule can say of an item, worst first.
func Outcomes() []string {
	return []string{"breach", "due", "report", "review", "advisory", "designated", "exempt", "historic", "clear"}
}

// Evidences lists how well a source is known, best first.
func Evidences() []string { return []string{"official", "secondary", "unverified"} }

// Evidence returns how well the rule is known: as its first source is.
func (r *Rule) Evidence() string {
	if len(r.Sources) == 0 {
		return "unverified"
	}
	return r.Sources[0].Evidence
}

// ByDefault reports whether the rule is loaded when nobody names it.
func (r *Rule) ByDefault() bool { return r.Default == nil || *r.Default }

// Standing says how well the rule is known, and whether it must be named.
func (r *Rule) Standing() string {
	if !r.ByDefault() {
		return r.Evidence() + ", by name"
	}
	return r.Evidence()
}
