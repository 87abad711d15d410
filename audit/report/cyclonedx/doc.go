// Package cyclonedx renders a run as CycloneDX 1.7, a bill of materials of the hardware.
package cyclonedx

import "github.com/gearaudit/gearaudit/audit/report/deferred"

// page is the run and its records, with what the format makes of them.
type page struct{ *deferred.Page }

// Render renders a run that has ended.
func Render(p *deferred.Page) error { return render(&page{p}) }
