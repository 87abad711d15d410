package cost

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the back-test anew")

// The back-test that is kept is what comes out when it is run.
func TestTrialsAreFresh(t *testing.T) {
	c := load(t)
	ran, err := c.BackTest()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var b strings.Builder
		b.WriteString("applicant,p10,p50,p80,p90,mean,equipment\n")
		for _, r := range ran {
			f := r.AllIn
			b.WriteString(strings.Join([]string{r.Name, f.P10.String(), f.P50.String(), f.P80.String(), f.P90.String(), f.Mean.String(), r.Equipment.String()}, ",") + "\n")
		}
		if err := os.WriteFile("pack/trials.csv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	operators, err := c.Operators()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := trials(operators)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(ran, kept); d != "" {
		t.Errorf("pack/trials.csv is stale, -update writes it anew (-run +kept):\n%s", d)
	}
}
