package org.kaskade;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program: one process that holds the estate, answers questions about it and serves the pages.
@SpringBootApplication
public class Kaskade {
  public static void main(String[] args) {
    SpringApplication.run(Kaskade.class, args);
  }
}
