package selftest_test

import (
	"context"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/selftest"

	"github.com/gearaudit/gearaudit/rules"
)

func canaries(t *testing.T) *rules.Canaries {
	t.Helper()
	c, err := rules.LoadCanaries()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCanariesLive(t *testing.T) {
	wrong, err := selftest.Names(context.Background(), canaries(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Error(w)
	}
}

// Every pack that rules are chosen from has a canary, but for the one that
// names nobody.
func TestEveryPackHasACanary(t *testing.T) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"*"}})
	if err != nil {
		t.Fatal(err)
	}
	watched := map[string]bool{}
	for _, h := range canaries(t).Hit {
		for _, p := range h.Packs {
			watched[p] = true
		}
	}
	for _, p := range set.Packs {
		if !watched[p.ID] {
			t.Errorf("no canary watches over %s", p.ID)
		}
	}
}

// A canary that is wrong is noticed: a stranger among the hits, a designated
// vendor among the innocents, a pack that does not reach the vendor.
func TestCanariesDie(t *testing.T) {
	c := canaries(t)
	c.Hit = []rules.Canary{{Name: "Ericsson", Vendor: "huawei", Packs: []string{"us"}}, {Name: "Hikvision", Vendor: "hikvision", Packs: []string{"fr"}}}
	c.Innocent = []string{"Nokia", "ZTE Corporation"}
	wrong, err := selftest.Names(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(wrong, "\n")
	for _, want := range []string{"Ericsson is not found to be huawei by the rules of us", "Hikvision is not found to be hikvision by the rules of fr", "ZTE Corporation is said to be made by zte"} {
		if !strings.Contains(text, want) {
			t.Errorf("not noticed: %s", want)
		}
	}
	if strings.Contains(text, "Nokia") {
		t.Error("the innocent is accused")
	}
}
