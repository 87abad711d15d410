package audit_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

const exampleInventory = `site,manufacturer,model,qty
North,Huawei,RRU3908,3
North,Nokia,AirScale,2
`

// Without outputs, the run holds what was found.
func ExampleRun() {
	src, err := input.FromReader("inventory.csv", strings.NewReader(exampleInventory))
	if err != nil {
		fmt.Println(err)
		return
	}
	asOf, _ := gear.ParseDate("2026-11-01")
	failOn := regime.Designated
	run, err := audit.Run(context.Background(), audit.Options{
		DataOptions: audit.DataOptions{AsOf: asOf},
		Sources:     []*input.Source{src},
		FailOn:      &failOn,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(run.Summary.Verdict, run.Summary.ExitCode)
	for i := range run.Items {
		it := &run.Items[i]
		fmt.Println(it.Source.Line, it.Vendor, it.Level, it.Quantity)
	}
	// Output:
	// findings 1
	// 2 huawei confirmed 3
}

// An output takes the rows while they are read, so that memory does not grow
// with them. The caller closes its writer.
func ExampleRun_output() {
	src, err := input.FromReader("inventory.csv", strings.NewReader(exampleInventory))
	if err != nil {
		fmt.Println(err)
		return
	}
	asOf, _ := gear.ParseDate("2026-11-01")
	format, _ := output.Lookup("items")
	w := format.New(os.Stdout, report.Options{})
	run, err := audit.Run(context.Background(), audit.Options{
		DataOptions: audit.DataOptions{AsOf: asOf},
		Sources:     []*input.Source{src},
		Outputs:     []audit.Output{{Writer: w, Items: format.Items}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(run); err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(run.Items), "items are held in memory")
}

// A dataset may be loaded once and shared by any number of runs at a time.
func ExampleLoad() {
	asOf, _ := gear.ParseDate("2026-11-01")
	data, err := audit.Load(audit.DataOptions{AsOf: asOf, Rules: []string{"us", "uk"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range data.Packs() {
		fmt.Println(p.ID)
	}
	// Output:
	// vendors
	// catalog
	// uk
	// us
}

// A profile says who asks, and thereby which duties bind.
func ExampleRun_profile() {
	profile, err := profile.Parse("gearaudit.yaml", []byte("operator: {name: Prairie Tel, country: US, kinds: [etc]}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	src, err := input.FromReader("inventory.csv", strings.NewReader(exampleInventory))
	if err != nil {
		fmt.Println(err)
		return
	}
	asOf, _ := gear.ParseDate("2026-11-01")
	run, err := audit.Run(context.Background(), audit.Options{
		DataOptions: audit.DataOptions{AsOf: asOf, Profile: profile},
		Sources:     []*input.Source{src},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(run.Summary.Counts.Designated, "of", run.Summary.Counts.Items, "rows are a designated vendor's")
	// Output: 1 of 2 rows are a designated vendor's
}
