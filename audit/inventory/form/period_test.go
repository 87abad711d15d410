package form

import "testing"

func TestPeriodOf(t *testing.T) {
	for name, want := range map[string]int{
		"inventory-2023-06.csv": 20230600, "plant_2024H1.csv": 20240100, "2024-Q3 gear.csv": 20240300, "x-20231105.csv": 20231105, "sites2023.csv": 0, "site1.csv": 0, "a-2023-13.csv": 0, "": 0,
	} {
		if got := PeriodOf(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}
