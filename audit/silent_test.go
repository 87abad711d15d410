package audit_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/google/go-cmp/cmp"
)

// drawn is a column of drawn inventories: what its cells mostly hold, and what
// they hold now and then, because it matters or is odd.
type drawn struct {
	heading    string
	often, odd []string
}

func drawnColumns() []drawn {
	return []drawn{
		{"brand", []string{""}, []string{"Hikvision", "Acme"}},
		{"model", []string{"7750 SR-7", "MX 480", ""}, []string{"BBU3900", "a model with a very long name that no one remembers", "ZXR10 5950"}},
		{"description", []string{"", "panel antenna", "say \"when\"", "rack\nand stack"}, []string{"Huawei baseband unit", "drone with camera, two axles"}},
		{"mac", []string{"", "00-00-5E-00-53-01"}, []string{"00:18:82:01:02:03", "0018.8201.0203", "not one"}},
		{"quantity", []string{"1", "4", "", "7"}, []string{"0", "2.7", "3000000", "many"}},
		{"site_id", []string{"A", "B", ""}, []string{"a site whose id is longer than sixteen bytes", " D "}},
		{"site_name", []string{"Alder Bench", "Birch", "Cedar"}, []string{"", "a name that is longer than sixteen bytes", "Alder", "Zed"}},
		{"region", []string{"MT"}, []string{"WY", "", " MT", "AK"}},
		{"role", []string{"ran", "core", "transport"}, []string{"video", "", "nonsense"}},
		{"function", []string{"", "ran_baseband", "ran_antenna_passive", "router_switch"}, []string{"camera", "drone_ground_control"}},
		{"status", []string{"active"}, []string{"removed", "planned", "", "disposed"}},
		{"removed_on", []string{""}, []string{"2020-01-02", "2031-01-02", "soon"}},
		{"parent", []string{""}, []string{"X1"}},
		{"acquired_on", []string{"2015-03-04", "2022-09-26"}, []string{"", "31/31/2020"}},
		{"funding", []string{"private", "rdof"}, []string{"", "caf"}},
		{"notes", []string{"", "spare"}, []string{"uses a Dahua camera"}},
	}
}

// makers are the cells of the column that every inventory has.
func makers() drawn {
	return drawn{"manufacturer", []string{"Nokia", "Ericsson", "Cisco", "Juniper"}, []string{"Huawei", "Hytera", "", " Cisco ", "Nokai", "Generic", "Motorola Solutions, Inc.", "Zhongxing"}}
}

// cell draws one; the odd ones are one in so many.
func (d *drawn) cell(r *rand.Rand, rare int) string {
	list := d.often
	if r.IntN(rare) == 0 {
		list = d.odd
	}
	return list[r.IntN(len(list))]
}

// drawInventory draws columns in some order and rows of them, each with a serial
// number, so that items can be told apart.
func drawInventory(r *rand.Rand) string {
	columns := drawnColumns()
	r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	columns = append(columns[:3+r.IntN(len(columns)-2)], makers())
	var text strings.Builder
	for _, c := range columns {
		text.WriteString(c.heading + ",")
	}
	text.WriteString("serial_number\n")
	for n := range 300 {
		for i := range columns {
			rare := 60
			if i+1 == len(columns) {
				rare = 6
			}
			text.WriteString(quoted(columns[i].cell(r, rare)) + ",")
		}
		text.WriteString(strconv.Itoa(n) + "\n")
	}
	return text.String()
}

// quoted puts a cell in quotes where it needs them.
func quoted(cell string) string {
	if strings.ContainsAny(cell, ",\"\n") {
		return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	return cell
}

// told is all that a run says, with the rows of which something is said.
func told(t *testing.T, req audit.Options, all bool) string {
	t.Helper()
	c := records{}
	req.Outputs = []audit.Output{{Writer: &c, Items: true, Clear: all}}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	var records []report.Item
	for _, rec := range c.records {
		if len(rec.Findings) > 0 {
			records = append(records, rec)
		}
	}
	text, err := json.MarshalIndent([]any{r, records}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Without caches, a run writes the same bytes in every format, of whatever
// inventory.
func TestCachesChangeNothing(t *testing.T) {
	rural := ruralProfile(t)
	for i := range 8 {
		text := drawInventory(rand.New(rand.NewPCG(uint64(i), 2)))
		var outs [2]string
		for n := range outs {
			opts := request(t, text)
			if i%2 == 0 {
				opts.Profile = rural
			}
			if n == 1 {
				audit.WithoutCaches(&opts)
			}
			outs[n] = inEveryFormat(t, opts, i%3 == 0)
		}
		if diff := cmp.Diff(outs[0], outs[1]); diff != "" {
			t.Fatalf("%s\n%s", text, diff)
		}
	}
}

// inEveryFormat is what all formats make of an audit; those that want every row
// are left out unless all are asked for.
func inEveryFormat(t *testing.T, opts audit.Options, all bool) string {
	t.Helper()
	var outs []*bytes.Buffer
	for _, f := range output.Formats() {
		if f.Clear && !all {
			continue
		}
		outs = append(outs, &bytes.Buffer{})
		opts.Outputs = append(opts.Outputs, audit.Output{Writer: f.New(outs[len(outs)-1], report.Options{}), Items: f.Items, Clear: f.Clear})
	}
	run, err := audit.Run(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for i, o := range opts.Outputs {
		if err := o.Writer.Close(run); err != nil {
			t.Fatal(err)
		}
		text.WriteString(outs[i].String())
	}
	return text.String()
}

// Rows that are passed by are counted as if they had been looked at: a run that
// must look at every row, because all of them are written, says the same.
func TestPassingByChangesNothing(t *testing.T) {
	rural := ruralProfile(t)
	for i := range 24 {
		text := drawInventory(rand.New(rand.NewPCG(uint64(i), 1)))
		one, all := request(t, text), request(t, text)
		if i%2 == 0 {
			one.Profile, all.Profile = rural, rural
		}
		all.Workers = 1
		if diff := cmp.Diff(told(t, all, true), told(t, one, false)); diff != "" {
			t.Fatalf("%s\n%s", text, diff)
		}
	}
}

// A row that is rejected makes no site.
func TestPassingByIsCareful(t *testing.T) {
	r, _ := run(t, request(t, "manufacturer,quantity,site_id\nNokia,1,X,x\nNokia,1,Y\nZTE,1,Y\n"))
	req := request(t, "manufacturer,quantity,site_id\nNokia,1,X,x\nNokia,1,Y\nZTE,1,Y\n")
	req.Outputs = nil
	got, err := audit.Run(context.Background(), req)
	if err != nil || got.Summary.Counts.Sites != 1 || r.Summary.Counts.Sites != 1 {
		t.Errorf("%d sites and %d, want 1: %v", got.Summary.Counts.Sites, r.Summary.Counts.Sites, err)
	}
}
