package cmd

import (
	"testing"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Each command is made under its own name, alone where a command line names it.
func TestNeeded(t *testing.T) {
	w := &term.Env{}
	for _, m := range builders() {
		if got := m.make(w).Name(); got != m.name {
			t.Errorf("%s is made under the name %s", got, m.name)
		}
		if one := needed([]string{m.name, "x"}); m.name != "man" && (len(one) != 1 || one[0].name != m.name) {
			t.Errorf("%s needs %d commands", m.name, len(one))
		}
	}
	for _, args := range [][]string{nil, {"man"}, {"help", "audit"}, {"--help"}, {"__complete", "audit", ""}, {"completion"}, {"audti"}, {""}} {
		if n := len(needed(args)); n != len(builders()) {
			t.Errorf("%q needs %d commands", args, n)
		}
	}
}
