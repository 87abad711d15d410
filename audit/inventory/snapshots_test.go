package inventory

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// Snapshots of one thing count once, and the newest says what it is. What only an older
// one names stays, and so do things that nothing tells apart but their day.
func TestSnapshots(t *testing.T) {
	head := "Snapshot,Site,Vendor,Model,Serial Number,Status\n"
	many := func(period string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s,S%d,Huawei,MA5800-X7,,active\n", period, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		files map[string]string
		lines string // that count
		older int64
	}{
		"half-yearly, by serial number": {map[string]string{"a.csv": head + "2023-H1,A,Huawei,X7,S100,active\n2023-H1,A,Huawei,X7,S101,active\n2023-H2,A,Huawei,X7,S100,removed\n2024-H1,A,Huawei,X7,S100,removed\n"}, "[a.csv:3 a.csv:5]", 2},
		"newest first":                  {map[string]string{"a.csv": head + "2024-H1,A,Huawei,X7,S100,removed\n2023-H1,A,Huawei,X7,S100,active\n"}, "[a.csv:2]", 1},
		"another model":                 {map[string]string{"a.csv": head + "2024-H1,A,Huawei,X2,S100,active\n2023-H1,A,Huawei,X7,S100,active\n"}, "[a.csv:2 a.csv:3]", 0},
		"twice in the newest":           {map[string]string{"a.csv": head + "2024-H1,A,Huawei,X7,S100,active\n2024-H1,B,Huawei,X7,S100,active\n2023-H1,A,Huawei,X7,S100,active\n"}, "[a.csv:2 a.csv:3 a.csv:4]", 0},
		"no period":                     {map[string]string{"a.csv": head + "2024-H1,A,Huawei,X7,S100,active\n,A,Huawei,X7,S100,staged\n"}, "[a.csv:2 a.csv:3]", 0},
		"a row that is rejected":        {map[string]string{"a.csv": head + "2023-H1,A,Huawei,X7,S100,active\n2024-H1,A,Huawei,X7,S100,active,more,and more\n"}, "[a.csv:2]", 0},
		"by place":                      {map[string]string{"a.csv": head + many("2023-H1", 6) + many("2023-H2", 5)}, "[a.csv:7 a.csv:8 a.csv:9 a.csv:10 a.csv:11 a.csv:12]", 5},
		"two at a site, and few rows":   {map[string]string{"a.csv": head + "2023-H1,A,Huawei,X7,,active\n2023-H2,A,Huawei,X7,,active\n"}, "[a.csv:2 a.csv:3]", 0},
		"a file a period":               {map[string]string{"gear-2023-06.csv": "Vendor,Model,Serial Number,Status\nHuawei,X7,S100,active\nHuawei,X7,S101,active\n", "gear-2023-12.csv": "Vendor,Model,Serial Number,Status\nHuawei,X7,S100,offline\n"}, "[gear-2023-06.csv:3 gear-2023-12.csv:2]", 0},
		"a file without a period":       {map[string]string{"gear.csv": "Vendor,Model,Serial Number,Status\nHuawei,X7,S100,active\nHuawei,X7,S101,active\n", "gear-2023-12.csv": "Vendor,Model,Serial Number,Status\nHuawei,X7,S100,offline\n"}, "[gear.csv:2 gear.csv:3 gear-2023-12.csv:2]", 0},
		"files of regions":              {map[string]string{"gear-1.csv": "Vendor,Model,Serial Number,Note\nHuawei,X7,S100,a\n", "gear-2.csv": "Vendor,Model,Serial Number,Note\nHuawei,X7,S100,b\n"}, "[gear-1.csv:2 gear-2.csv:2]", 0},
	} {
		var sources []*input.Source
		for file, text := range c.files {
			src, err := input.FromReader(file, strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = src.Close() })
			sources = append(sources, src)
		}
		tables, err := Open(context.Background(), sources, dictionary(), Options{KnowsMaker: knownMakers, Names: names(), Repeats: true})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var lines []string
		older := int64(0)
		for _, f := range tables.Files {
			got, err := scanAll(f, 2)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, n := range got.lines {
				lines = append(lines, fmt.Sprintf("%s:%d", f.Name(), n))
			}
			for _, x := range got.issues {
				if x.Code == OlderSnapshot && x.HasField {
					older += x.Count
				}
			}
		}
		slices.SortFunc(lines, func(a, b string) int { return strings.Compare(fmt.Sprintf("%20s", a), fmt.Sprintf("%20s", b)) })
		if fmt.Sprint(lines) != c.lines || older != c.older {
			t.Errorf("%s: lines %v count, want %s; %d older, want %d", name, lines, c.lines, older, c.older)
		}
	}
}
