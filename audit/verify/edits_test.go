package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/verify"
)

// step is how many kinds of edits go by for one that is tried; with 1, all of them,
// the test takes most of a minute.
const step = 7

// Keys and values of a saved run, one at a time, are changed, taken out or doubled:
// each edit is told, as a difference or as a run that cannot be.
func TestEveryEditIsTold(t *testing.T) {
	const inventory = "asset_tag,site_id,manufacturer,model,function,quantity,label\n" +
		"A1,S1,Huawei,RRU3908,ran_radio_unit,2,x\nA2,S2,Nokia,AirScale,,1,\nA3,s1,Hauwei,x,,,uplink to ZTE\nA4,S3,Qorvath Systems,y,,1,\nA5,S3,Huawei,z,,1,a,b\n"
	saved := audittest.JSON(t, audittest.Options(t, inventory))
	edits := 0
	seen := map[string]bool{}
	for _, way := range []string{"change", "remove", "add"} {
		for n := 0; ; n++ {
			var tree any
			if err := json.Unmarshal([]byte(saved), &tree); err != nil {
				t.Fatal(err)
			}
			e := &editor{left: n, way: way}
			e.edit("", &tree)
			if !e.done {
				break
			}
			if seen[way+e.kind] { // the same key of another element
				continue
			}
			seen[way+e.kind] = true
			if len(seen)%step != 0 {
				continue
			}
			edits++
			text, err := json.Marshal(tree)
			if err != nil {
				t.Fatal(err)
			}
			if !told(t, text, inventory) {
				t.Errorf("%s %s is not told", way, e.at)
			}
		}
	}
	if edits < 500/step {
		t.Errorf("only %d edits were tried", edits)
	}
	t.Logf("%d edits told", edits)
}

// told reports whether verify finds something in a run. The order of keys means
// nothing, but the version of the schema stands first.
func told(t *testing.T, text []byte, inventory string) bool {
	t.Helper()
	run, err := report.Read(strings.NewReader(string(text)), "run.json")
	if err != nil {
		return true
	}
	found, err := verify.Run(context.Background(), run, text, audittest.Options(t, inventory))
	return err != nil || len(found) > 0
}

// editor makes one edit: at the place that it meets as number left.
type editor struct {
	left     int
	way      string
	at, kind string // the place, and the place without the numbers of elements
	done     bool
}

func (e *editor) here(at string) bool {
	e.left--
	if e.left != -1 {
		return false
	}
	e.at, e.done = at, true
	var kind []string
	for _, part := range strings.Split(at, " ") {
		if strings.Trim(part, "0123456789") != "" {
			kind = append(kind, part)
		}
	}
	e.kind = strings.Join(kind, " ")
	return true
}

func (e *editor) edit(at string, v *any) {
	if e.done {
		return
	}
	switch x := (*v).(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(x)) {
			if e.way == "remove" && e.here(at+" "+key) {
				delete(x, key)
				return
			}
			below := x[key]
			e.edit(at+" "+key, &below)
			x[key] = below
		}
		if e.way == "add" && e.here(at+" new") {
			x["new"] = "x"
		}
	case []any:
		for i := range x {
			e.edit(fmt.Sprint(at, " ", i), &x[i])
		}
		switch {
		case e.done:
		case e.way == "remove" && len(x) > 0 && e.here(at+" element"):
			*v = x[1:]
		case e.way == "add" && len(x) > 0 && e.here(at+" element"):
			*v = append(x, x[0])
		}
	case string:
		if e.way == "change" && e.here(at) {
			*v = x + "x"
		}
	case float64:
		if e.way == "change" && e.here(at) {
			*v = x + 1
		}
	case bool:
		if e.way == "change" && e.here(at) {
			*v = !x
		}
	}
}
