package org.kaskade.records;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// What records need of the program.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordLimits.class)
class RecordsConfiguration {}
