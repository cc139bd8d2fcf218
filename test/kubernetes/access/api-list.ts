/** What the API server of Kubernetes 1.34 serves in stable versions: by API group and verbs, the resources. */
// Generated from https://github.com/kubernetes/kubernetes/tree/v1.34.4/api/discovery (read 2026-11).
export const API_LIST: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '': {
    'create': ['bindings', 'pods/binding', 'pods/eviction', 'serviceaccounts/token'],
    'create delete deletecollection get list patch update watch': ['configmaps', 'endpoints', 'events', 'limitranges', 'nodes', 'persistentvolumeclaims', 'persistentvolumes', 'pods', 'podtemplates', 'replicationcontrollers', 'resourcequotas', 'secrets', 'serviceaccounts', 'services'],
    'create delete get list patch update watch': ['namespaces'],
    'create delete get patch update': ['nodes/proxy', 'pods/proxy', 'services/proxy'],
    'create get': ['pods/attach', 'pods/exec', 'pods/portforward'],
    'get': ['pods/log'],
    'get list': ['componentstatuses'],
    'get patch update': ['namespaces/status', 'nodes/status', 'persistentvolumeclaims/status', 'persistentvolumes/status', 'pods/ephemeralcontainers', 'pods/resize', 'pods/status', 'replicationcontrollers/scale', 'replicationcontrollers/status', 'resourcequotas/status', 'services/status'],
    'update': ['namespaces/finalize'],
  },
  'admissionregistration.k8s.io': {
    'create delete deletecollection get list patch update watch': ['mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings', 'validatingwebhookconfigurations'],
    'get patch update': ['validatingadmissionpolicies/status'],
  },
  'apiextensions.k8s.io': {
    'create delete deletecollection get list patch update watch': ['customresourcedefinitions'],
    'get patch update': ['customresourcedefinitions/status'],
  },
  'apiregistration.k8s.io': {
    'create delete deletecollection get list patch update watch': ['apiservices'],
    'get patch update': ['apiservices/status'],
  },
  'apps': {
    'create delete deletecollection get list patch update watch': ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
    'get patch update': ['daemonsets/status', 'deployments/scale', 'deployments/status', 'replicasets/scale', 'replicasets/status', 'statefulsets/scale', 'statefulsets/status'],
  },
  'authentication.k8s.io': {
    'create': ['selfsubjectreviews', 'tokenreviews'],
  },
  'authorization.k8s.io': {
    'create': ['localsubjectaccessreviews', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'subjectaccessreviews'],
  },
  'autoscaling': {
    'create delete deletecollection get list patch update watch': ['horizontalpodautoscalers'],
    'get patch update': ['horizontalpodautoscalers/status'],
  },
  'batch': {
    'create delete deletecollection get list patch update watch': ['cronjobs', 'jobs'],
    'get patch update': ['cronjobs/status', 'jobs/status'],
  },
  'certificates.k8s.io': {
    'create delete deletecollection get list patch update watch': ['certificatesigningrequests'],
    'get patch update': ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
  },
  'coordination.k8s.io': {
    'create delete deletecollection get list patch update watch': ['leases'],
  },
  'discovery.k8s.io': {
    'create delete deletecollection get list patch update watch': ['endpointslices'],
  },
  'events.k8s.io': {
    'create delete deletecollection get list patch update watch': ['events'],
  },
  'flowcontrol.apiserver.k8s.io': {
    'create delete deletecollection get list patch update watch': ['flowschemas', 'prioritylevelconfigurations'],
    'get patch update': ['flowschemas/status', 'prioritylevelconfigurations/status'],
  },
  'networking.k8s.io': {
    'create delete deletecollection get list patch update watch': ['ingressclasses', 'ingresses', 'ipaddresses', 'networkpolicies', 'servicecidrs'],
    'get patch update': ['ingresses/status', 'servicecidrs/status'],
  },
  'node.k8s.io': {
    'create delete deletecollection get list patch update watch': ['runtimeclasses'],
  },
  'policy': {
    'create delete deletecollection get list patch update watch': ['poddisruptionbudgets'],
    'get patch update': ['poddisruptionbudgets/status'],
  },
  'rbac.authorization.k8s.io': {
    'create delete deletecollection get list patch update watch': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  },
  'resource.k8s.io': {
    'create delete deletecollection get list patch update watch': ['deviceclasses', 'resourceclaims', 'resourceclaimtemplates', 'resourceslices'],
    'get patch update': ['resourceclaims/status'],
  },
  'scheduling.k8s.io': {
    'create delete deletecollection get list patch update watch': ['priorityclasses'],
  },
  'storage.k8s.io': {
    'create delete deletecollection get list patch update watch': ['csidrivers', 'csinodes', 'csistoragecapacities', 'storageclasses', 'volumeattachments', 'volumeattributesclasses'],
    'get patch update': ['volumeattachments/status'],
  },
};
