package sarif

import "encoding/json"

// The part of SARIF 2.1.0 that is written. Arrays are never null.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Automation  sarifID              `json:"automationDetails"`
		ColumnKind  string               `json:"columnKind"`
		Bases       map[string]sarifBase `json:"originalUriBaseIds"`
		Invocations []sarifInvocation    `json:"invocations"`
		Artifacts   []sarifArtifact      `json:"artifacts"`
		Properties  map[string]string    `json:"properties"`
		Results     []json.RawMessage    `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string      `json:"id"`
		Short      sarifText   `json:"shortDescription"`
		Help       sarifText   `json:"help"`
		HelpURI    string      `json:"helpUri,omitempty"`
		Config     sarifConfig `json:"defaultConfiguration"`
		Properties sarifTags   `json:"properties"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifID struct {
		ID string `json:"id"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifURI struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifArtifact struct {
		Location sarifURI          `json:"location"`
		Hashes   map[string]string `json:"hashes"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		ExitCode      int                 `json:"exitCode"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID        string             `json:"ruleId"`
		Index         int                `json:"ruleIndex"`
		Kind          string             `json:"kind,omitempty"`
		Level         string             `json:"level"`
		Message       sarifText          `json:"message"`
		Locations     []sarifLocation    `json:"locations"`
		Prints        map[string]string  `json:"partialFingerprints"`
		BaselineState string             `json:"baselineState,omitempty"`
		Suppressions  []sarifSuppression `json:"suppressions,omitempty"`
		Properties    sarifDetails       `json:"properties"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifDetails struct {
		Outcome  string   `json:"outcome"`
		Rules    []string `json:"rules"`
		Vendor   string   `json:"vendor"`
		Level    string   `json:"identification"`
		Deadline string   `json:"deadline,omitempty"`
		Missing  []string `json:"missing,omitempty"`
		Identity string   `json:"identity"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifURI    `json:"artifactLocation"`
		Region   sarifRegion `json:"region"`
	}
	sarifRegion struct {
		StartLine  int        `json:"startLine"`
		Properties *sarifCell `json:"properties,omitempty"`
	}
	sarifCell struct {
		Cell  int    `json:"cell,omitempty"`
		Sheet string `json:"sheet,omitempty"`
	}
)
